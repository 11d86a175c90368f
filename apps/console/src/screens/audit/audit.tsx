import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Download, FileCheck, Radio, ShieldCheck } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { pageOptions } from '../../data/page-options.ts';
import { Button } from '../../parts/button.tsx';
import { classes } from '../../parts/classes.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Grid } from '../../parts/grid.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useFailureToast } from '../../parts/toasts.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import { audit as words } from '../../words/audit.ts';
import { auditFile } from '../../words/audit-file.ts';
import { auditDetails } from '../../words/audit-details.ts';
import { auditAlerts } from '../../words/audit-alerts.ts';
import { savedViews } from '../../words/saved-views.ts';
import { MoreWords } from '../../words/words.tsx';
import { filterOf, instantText } from './audit-address.ts';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditViews } from './audit-views.tsx';
import { ChainStatus } from './chain-status.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { Histogram } from './histogram.tsx';
import { useAuditSearch } from './use-audit-search.ts';
import type { FilterNames } from './use-filter-words.ts';
import { isOpen, useAuditTasks } from './use-audit-tasks.ts';
import { useBriefStamp, useStamp } from './use-stamp.ts';
import { awaitsSeal } from './awaits-seal.ts';

const VerifyFileDialog = lazyDialog(async () => (await import('./verify-file-dialog.tsx')).VerifyFileDialog);

/** What happened in the tenant: looked through, followed live, verified, taken along. */
export function AuditScreen() {
  return (
    <MoreWords words={{ audit: words, auditDetails, auditFile, auditAlerts, savedViews }}>
      <Audit />
    </MoreWords>
  );
}

const nothing = {
  q: undefined,
  actor: undefined,
  action: undefined,
  stream: undefined,
  outcome: undefined,
  target: undefined,
  call: undefined,
  session: undefined,
  reported: undefined,
  from: undefined,
  until: undefined,
} as const;

function Audit() {
  const t = useTranslations('audit');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const stamp = useStamp();
  const briefStamp = useBriefStamp();
  const moment = useMoment();
  const { event } = useParams({ strict: false });
  const { address, change } = useAuditSearch();
  const filter = filterOf(address);
  const live = address.live !== undefined;
  const query = useInfiniteQuery({
    ...pageOptions({
      // Followed live it is the newest page and no other, so that each look asks for one.
      key: [...calls.options.audit.list.queryKey({ filter, limit: 100 }), live],
      fetch: (cursor, signal) => calls.client.audit.list.query({ filter, limit: 100, ...cursor }, { signal }),
    }),
    placeholderData: keepPreviousData,
    // An event that is seen before its seal is seen with it a moment later.
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      live || awaitsSeal(data?.pages ?? [], dataUpdatedAt) ? 2_000 : false,
  });
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
  const last = query.data.pages.at(-1);
  const searchedUntil = last?.searchedUntil ?? null;
  const filtered = Object.keys(filter).length > 0;
  const more = query.hasNextPage && !live;
  const withActor = events.find((each) => each.actorId === filter.actor)?.actor;
  const withTarget = events.find((each) => each.target.id === filter.target)?.target;
  const names = { actor: withActor?.name ?? null, target: withTarget?.name ?? withTarget?.label ?? null };
  const all = auditColumns(t, stamp, briefStamp);
  // The panel says the rest, and takes its room.
  const columns = event === undefined ? all : all.filter(({ key }) => key !== 'reason' && key !== 'seal');
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
        <div
          className={classes(
            // However much stands above it, some of the list is to be seen.
            'relative flex min-h-80 min-w-0 flex-1 flex-col',
            event !== undefined && 'max-sm:hidden',
          )}
        >
          <ThinBar active={query.isFetching && !live} label={t('loading')} />
          <Grid
            label={t('title')}
            columns={columns}
            rows={events}
            total={more ? Math.max(events.length + 1, figures.data?.total ?? 0) : events.length}
            keyOf={({ id }) => id}
            onOpen={({ id }) =>
              void navigate({
                to: '/t/$tenant/audit/$event',
                params: { tenant: tenant.slug, event: id },
                search: (before) => before,
              })
            }
            onEnd={() => {
              // A search for words reads on only when it is asked to.
              if (more && searchedUntil === null && !query.isFetching) void query.fetchNextPage();
            }}
            empty={
              <EmptyState
                title={filtered ? t('noneFound') : t('none')}
                reason={filtered ? t('noneFoundReason') : t('noneReason')}
                action={filtered ? <Button onClick={() => change(nothing)}>{t('clear')}</Button> : undefined}
              />
            }
          />
          {searchedUntil === null || !more ? null : (
            <p role="status" className="flex flex-wrap items-center gap-3 pt-2 text-ink-2">
              {t('searchedUntil', { moment: moment(searchedUntil) })}
              <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('searchOn')}
              </Button>
            </p>
          )}
        </div>
        <Outlet />
      </div>
    </Page>
  );
}

function AuditNotices() {
  const tasks = useAuditTasks();
  return tasks.data === undefined ? null : <ChainStatus tasks={tasks.data.tasks} />;
}

interface AuditActionsProps {
  readonly names: FilterNames;
  readonly live: boolean;
  readonly onLive: () => void;
}

function AuditActions({ names, live, onLive }: AuditActionsProps) {
  const t = useTranslations('audit');
  const ofFile = useTranslations('auditFile');
  const calls = useCalls();
  const queries = useQueryClient();
  const tellFailure = useFailureToast();
  const tasks = useAuditTasks();
  const { address } = useAuditSearch();
  const [exporting, setExporting] = useState(false);
  const [looking, setLooking] = useState(false);
  const verifying = useMutation({
    mutationFn: () => calls.client.audit.verify.mutate(),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: calls.options.audit.exports.queryKey() }),
  });
  const underWay = tasks.data?.tasks.some((task) => task.work.kind === 'verify' && isOpen(task)) === true;
  const mayExport = tasks.data?.export ?? { allowed: true, because: '' };
  useSingleKeys((key) => {
    const taken = key === 'e' && mayExport.allowed;
    if (taken) setExporting(true);
    return taken;
  });
  return (
    // Four in a row of a phone have room for their words alone.
    <div className="contents max-sm:[&_svg]:hidden">
      <Button
        aria-pressed={live}
        title={t('liveHint')}
        onClick={onLive}
        icon={<Radio size={14} aria-hidden className={live ? 'text-gain' : undefined} />}
        className={live ? 'border-gain! bg-gain-tint!' : undefined}
      >
        {t('live')}
      </Button>
      <Button
        title={t('verifyHint')}
        pending={verifying.isPending || underWay}
        onClick={() => verifying.mutate()}
        icon={<ShieldCheck size={14} aria-hidden />}
      >
        {t('verify')}
      </Button>
      <Button onClick={() => setLooking(true)} icon={<FileCheck size={14} aria-hidden />}>
        {ofFile('open')}
      </Button>
      <GuardedButton
        guard={mayExport}
        asked={{ title: t('export') }}
        look="primary"
        aria-keyshortcuts="e"
        onPress={() => setExporting(true)}
        icon={<Download size={14} aria-hidden />}
      >
        {t('export')}
      </GuardedButton>
      <ExportDialog
        open={exporting}
        filter={filterOf(address)}
        names={names}
        onClose={() => setExporting(false)}
      />
      {looking ? (
        <Suspense>
          <VerifyFileDialog open onClose={() => setLooking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
