import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ruleAddress, type RuleName } from './rule-address.ts';

const strong = (text: ReactNode) => <strong className="figures font-semibold">{text}</strong>;

interface ReportedCallsProps {
  readonly kind: 'rule' | 'exclusion';
  readonly name: string;
  /** Whether it only reports in the policy in force: from then on calls are counted. */
  readonly watched: boolean;
}

/** What a rule that only reports would have refused, by the record, with the way to those calls. */
export function ReportedCalls({ kind, name, watched }: ReportedCallsProps) {
  const t = useTranslations('rules');
  const { tenant, rooms } = useMe();
  const calls = useCalls();
  const found = useQuery({ ...calls.options.rules.reported.queryOptions({ kind, name }), enabled: watched });
  if (!watched) return <EmptyState title={t('reported.notYet')} reason={t('reported.notYetReason')} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton lines={1} />;
  const { days, since, calls: count, more, people } = found.data;
  if (count === 0)
    return <EmptyState title={t('reported.none', { days })} reason={t('reported.noneReason')} />;
  const named: RuleName = { kind, key: name };
  return (
    <div className="card mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <p>
        {t.rich(more ? 'reported.more' : 'reported.found', {
          days,
          calls: count,
          people,
          strong,
        })}
      </p>
      {rooms.audit.allowed ? (
        <Link
          to="/t/$tenant/audit"
          params={{ tenant: tenant.slug }}
          search={{ reported: ruleAddress(named), outcome: 'allow', from: new Date(since).toISOString() }}
          className="inline-flex min-h-6 items-center text-accent hover:underline max-sm:min-h-11"
        >
          {t('reported.show')}
        </Link>
      ) : (
        <p className="text-ink-2">{t('reported.elsewhere')}</p>
      )}
    </div>
  );
}
