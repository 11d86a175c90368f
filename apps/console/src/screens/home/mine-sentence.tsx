import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** How this person's own latest requests stand. */
export function MineSentence() {
  const t = useTranslations('home');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data } = useSuspenseQuery(calls.options.requests.mine.queryOptions({}));
  const waiting = data.items.filter(({ status }) => status === 'waiting').length;
  return (
    <Sentence
      Icon={ReceiptText}
      text={t('mine', { count: waiting })}
      detail={
        data.items.length === 0
          ? t('mineNever')
          : t('mineLatest', { number: data.items[0]?.number ?? '', purpose: data.items[0]?.purpose ?? '–' })
      }
      link={<Link to="/t/$tenant/requests" params={{ tenant: tenant.slug }} />}
    />
  );
}
