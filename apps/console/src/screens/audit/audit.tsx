import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { audit as words } from '../../words/audit.ts';
import { auditFile } from '../../words/audit-file.ts';
import { auditDetails } from '../../words/audit-details.ts';
import { auditAlerts } from '../../words/audit-alerts.ts';
import { savedViews } from '../../words/saved-views.ts';
import { MoreWords } from '../../words/words.tsx';
import { AuditActions } from './audit-actions.tsx';
import { filterOf, instantText } from './audit-address.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { AuditViews } from './audit-views.tsx';
import { ChainStatus } from './chain-status.tsx';
import { Histogram } from './histogram.tsx';
import { useAuditEvents } from './use-audit-events.ts';
import { useAuditSearch } from './use-audit-search.ts';
import { useAuditTasks } from './use-audit-tasks.ts';

/** What happened in the tenant: looked through, followed live, verified, taken along. */
export function AuditScreen() {
  return (
    <MoreWords words={{ audit: words, auditDetails, auditFile, auditAlerts, savedViews }}>
      <Audit />
    </MoreWords>
  );
}

function Audit() {
  const t = useTranslations('audit');
  const calls = useCalls();
  const { event } = useParams({ strict: false });
  const { address, change } = useAuditSearch();
  const filter = filterOf(address);
  const live = address.live !== undefined;
  const query = useAuditEvents(filter, live);
  const figures = useQuery({
    ...calls.options.audit.figures.queryOptions({ filter }),
    placeholderData: keepPreviousData,
    refetchInterval: live ? 10_000 : false,
  });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  }
  const events = query.data.pages.flatMap((page) => page.events);
  const withActor = events.find((each) => each.actorId === filter.actor)?.actor;
  const withTarget = events.find((each) => each.target.id === filter.target)?.target;
  const names = { actor: withActor?.name ?? null, target: withTarget?.name ?? withTarget?.label ?? null };
  return (
    <Page
      fill
      title={t('title')}
      lead={
        address.q !== undefined
          ? t('leadWords', { q: address.q })
          : figures.data === undefined
            ? ' '
            : t('lead', { total: figures.data.total, denied: figures.data.denied })
      }
      actions={
        <AuditActions names={names} live={live} onLive={() => change({ live: live ? undefined : '1' })} />
      }
    >
      <div className={event === undefined ? undefined : 'max-sm:hidden'}>
        <AuditNotices />
        <div className="flex-wrap items-center gap-2 pb-3 sm:flex">
          <AuditFilters address={address} names={names} onChange={change} />
          <AuditViews />
        </div>
      </div>
      {/* It counts by index, and words are in none: over what they find it would show what they do not. */}
      {figures.data === undefined || figures.data.total === 0 || address.q !== undefined ? null : (
        <div className="max-sm:hidden">
          <Histogram
            figures={figures.data}
            onChoose={(from, until) => change({ from: instantText(from), until: instantText(until) })}
          />
        </div>
      )}
      <div className="flex min-h-0 flex-1 gap-3">
        <AuditList
          query={query}
          total={figures.data?.total ?? 0}
          live={live}
          filtered={Object.keys(filter).length > 0}
          beside={event !== undefined}
        />
        <Outlet />
      </div>
    </Page>
  );
}

function AuditNotices() {
  const tasks = useAuditTasks();
  return tasks.data === undefined ? null : <ChainStatus tasks={tasks.data.tasks} />;
}
