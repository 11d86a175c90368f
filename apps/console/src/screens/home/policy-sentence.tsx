import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { Sentence } from './sentence.tsx';

/** Which policy applies, since when, and why it was published. */
export function PolicySentence() {
  const t = useTranslations('home');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  return (
    <Sentence
      Icon={KeyRound}
      text={t('policy', { version: policy.version, roles: policy.roles.length })}
      detail={
        <>
          {policy.author === null ? t('policySince') : t('policyBy', { author: policy.author })}{' '}
          <When at={policy.publishedAt} />
          {': '}
          {policy.reason}
        </>
      }
      link={<Link to="/t/$tenant/access/roles" params={{ tenant: tenant.slug }} />}
    />
  );
}
