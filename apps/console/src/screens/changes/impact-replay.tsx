import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { ReplayChange, ReplayView } from '@remit/api/changes/changes-impact-views';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useDay } from '../../parts/use-when.ts';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { useReplay } from './use-impact-parts.ts';

const mostShown = 50;

/** Decisions of the last 30 days that the draft would turn around, counted as they come in. */
export function ImpactReplay({ draft, ready }: { readonly draft: DraftView; readonly ready: boolean }) {
  const t = useTranslations('draftImpact');
  const day = useDay();
  const { query, stopped, setStopped } = useReplay(draft, ready);
  const pages = (query.data?.pages ?? []).flatMap((page) => (page.kind === 'answer' ? [page.answer] : []));
  const last = pages.at(-1);
  if (last === undefined) {
    return query.isError ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton lines={2} />
    );
  }
  if (!last.kept.allowed) return <p className="text-ink-2">{last.kept.reason}</p>;
  const running = last.next !== null;
  return (
    <>
      <p className="text-ink-2">{t('replayLead', { since: day(last.since) })}</p>
      {running ? (
        <div className="flex max-w-md flex-col gap-1.5 print:hidden" role="status">
          <span className="flex items-center justify-between gap-3">
            <span>
              {t('replayRunning')}: {t('replayProgress', last)}
            </span>
            <Button onClick={() => setStopped(!stopped)}>{t(stopped ? 'replayGoOn' : 'replayStop')}</Button>
          </span>
          <Meter part={last.done} whole={last.total} />
        </div>
      ) : null}
      <Outcome pages={pages} running={running} />
      {last.more ? <p className="text-ink-3">{t('replayMore', { total: last.total })}</p> : null}
    </>
  );
}

function Outcome({ pages, running }: { readonly pages: readonly ReplayView[]; readonly running: boolean }) {
  const t = useTranslations('draftImpact');
  const sum = (of: (page: ReplayView) => number): number => pages.reduce((all, page) => all + of(page), 0);
  const [refused, allowed, hidden] = [
    sum((page) => page.refused),
    sum((page) => page.allowed),
    sum((page) => page.hidden),
  ];
  const total = pages.at(-1)?.total ?? 0;
  const changes = pages.flatMap((page) => page.changes).slice(0, mostShown);
  if (refused + allowed === 0) {
    if (running) return null;
    return (
      <p data-testid="impact-replay">{total === 0 ? t('replayNone') : t('replayFine', { count: total })}</p>
    );
  }
  return (
    <>
      <p className="font-medium" data-testid="impact-replay">
        {[
          refused === 0 ? null : t('replayRefused', { count: refused }),
          allowed === 0 ? null : t('replayAllowed', { count: allowed }),
        ]
          .filter((part) => part !== null)
          .join('; ')}
      </p>
      <ul className="card divide-y divide-line empty:hidden">
        {changes.map((change) => (
          <ChangeLine key={change.event.id} change={change} />
        ))}
      </ul>
      {hidden === 0 ? null : <p className="text-ink-3">{t('replayHidden', { count: hidden })}</p>}
      {changes.length < refused + allowed - hidden ? (
        <p className="text-ink-3">{t('replayShown', { count: changes.length })}</p>
      ) : null}
    </>
  );
}

function ChangeLine({ change: { event, now } }: { readonly change: ReplayChange }) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  const { label, name } = event.target;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{event.actor?.name ?? event.actorId}</span>{' '}
        <Link
          to="/t/$tenant/audit/$event"
          params={{ tenant: tenant.slug, event: event.id }}
          className="text-accent hover:underline"
        >
          {event.action}
        </Link>{' '}
        <span className="text-ink-2">
          {label} {name}
        </span>
      </span>
      <Chip tone={now === 'deny' ? 'loss' : 'gain'}>{t(`replayNow.${now}`)}</Chip>
      <span className="text-ink-3">
        <When at={event.at} exact />
      </span>
    </li>
  );
}
