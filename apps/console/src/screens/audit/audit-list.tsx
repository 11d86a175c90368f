import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { classes } from '../../parts/classes.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Grid } from '../../parts/grid/grid.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { auditColumns } from './audit-columns.tsx';
import { useAuditSearch } from './use-audit-search.ts';
import type { useAuditEvents } from './use-audit-events.ts';
import { useBriefStamp, useStamp } from './use-stamp.ts';

interface AuditListProps {
  readonly query: ReturnType<typeof useAuditEvents>;
  /** How many fit in all, as far as that is known. */
  readonly total: number;
  readonly live: boolean;
  readonly filtered: boolean;
  /** Whether one of them stands beside the list; on a phone in its place. */
  readonly beside: boolean;
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

/** The events that fit, of which more come as the list is looked through; words are looked for further when asked to. */
export function AuditList({ query, total, live, filtered, beside }: AuditListProps) {
  const t = useTranslations('audit');
  const { tenant } = useMe();
  const navigate = useNavigate();
  const stamp = useStamp();
  const briefStamp = useBriefStamp();
  const moment = useMoment();
  const { change } = useAuditSearch();
  const pages = query.data?.pages ?? [];
  const events = pages.flatMap((page) => page.events);
  const searchedUntil = pages.at(-1)?.searchedUntil ?? null;
  const more = query.hasNextPage && !live;
  const all = auditColumns(t, stamp, briefStamp);
  // The panel says the rest, and takes its room.
  const columns = beside ? all.filter(({ key }) => key !== 'reason' && key !== 'seal') : all;
  return (
    <div
      className={classes(
        // However much stands above it, some of the list is to be seen.
        'relative flex min-h-80 min-w-0 flex-1 flex-col',
        beside && 'max-sm:hidden',
      )}
    >
      <ThinBar active={query.isFetching && !live} label={t('loading')} />
      <Grid
        label={t('title')}
        columns={columns}
        rows={events}
        total={more ? Math.max(events.length + 1, total) : events.length}
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
  );
}
