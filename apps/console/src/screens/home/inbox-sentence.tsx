import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** How many requests wait for this person, and since when. */
export function InboxSentence() {
  const t = useTranslations('home');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data } = useSuspenseQuery(calls.options.requests.inbox.queryOptions());
  const oldest = data.mine.reduce((least, { submittedAt }) => Math.min(least, submittedAt), Infinity);
  return (
    <Sentence
      Icon={Inbox}
      text={t('inbox', { count: data.mine.length })}
      detail={
        data.mine.length === 0 ? (
          t('inboxOthers', { count: data.othersTotal })
        ) : (
          <>
            {t('inboxOldest')} <When at={oldest} />
          </>
        )
      }
      link={<Link to="/t/$tenant/inbox" params={{ tenant: tenant.slug }} />}
    />
  );
}
