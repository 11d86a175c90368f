import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { reportedCalls } from '../../words/reported-calls.ts';
import { MoreWords } from '../../words/words.tsx';
import { ruleAddress, type RuleName } from './rule-address.ts';

const strong = (text: ReactNode) => <strong className="figures font-semibold">{text}</strong>;

interface ReportedCallsProps {
  readonly kind: 'rule' | 'exclusion';
  readonly name: string;
  /** Whether it only reports in the policy in force: from then on calls are counted. */
  readonly watched: boolean;
}

/** What a rule that only reports would have refused, by the record, with the way to those calls. */
export function ReportedCalls(props: ReportedCallsProps) {
  return (
    <MoreWords words={{ reportedCalls }}>
      <Reported {...props} />
    </MoreWords>
  );
}

function Reported({ kind, name, watched }: ReportedCallsProps) {
  const t = useTranslations('reportedCalls');
  const { tenant, rooms } = useMe();
  const calls = useCalls();
  const found = useQuery({ ...calls.options.rules.reported.queryOptions({ kind, name }), enabled: watched });
  if (!watched) return <EmptyState title={t('notYet')} reason={t('notYetReason')} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton lines={1} />;
  const { days, since, calls: count, more, people } = found.data;
  if (count === 0) return <EmptyState title={t('none', { days })} reason={t('noneReason')} />;
  const named: RuleName = { kind, key: name };
  return (
    <div className="card mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <p>
        {t.rich(more ? 'more' : 'found', {
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
          {t('show')}
        </Link>
      ) : (
        <p className="text-ink-2">{t('elsewhere')}</p>
      )}
    </div>
  );
}
