import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { CalendarOff, KeyRound } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestSummary } from '@remit/api/views';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { isTyping } from '../../shell/use-go-keys.ts';
import { RequestDetail } from '../requests/request-detail.tsx';
import { SplitView } from '../requests/split-view.tsx';
import { isOnItsWay, useHeld } from '../requests/use-held.ts';
import { InboxList } from './inbox-list.tsx';

/** What waits for its reader's decision, and what waits for others where the reader sees it. */
export function InboxScreen() {
  const t = useTranslations('inbox');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const { request: chosen } = useParams({ strict: false });
  const query = useQuery(calls.options.requests.inbox.queryOptions());
  const onItsWay = new Set(
    useHeld()
      .filter(isOnItsWay)
      .map(({ request }) => request.id),
  );
  const items: readonly RequestSummary[] =
    query.data === undefined ? [] : [...query.data.mine, ...query.data.toPay, ...query.data.others];
  const shown = chosen ?? items[0]?.id;

  const go = (id: string | undefined, replace = false): void => {
    if (id === undefined) void navigate({ to: '/t/$tenant/inbox', params: { tenant: tenant.slug }, replace });
    else
      void navigate({
        to: '/t/$tenant/inbox/$request',
        params: { tenant: tenant.slug, request: id },
        replace,
      });
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    if (step === 0) return;
    const at = items.findIndex(({ id }) => id === shown);
    const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
    if (next !== undefined) go(next.id, true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  if (query.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { mine } = query.data;
  // After a decision the next one of mine comes up, so that an inbox can be worked through without the mouse.
  const undecided = mine.filter(({ id }) => id === shown || !onItsWay.has(id));
  const following =
    undecided[undecided.findIndex(({ id }) => id === shown) + 1] ?? undecided.find(({ id }) => id !== shown);
  return (
    <SplitView
      title={t('title')}
      chosen={chosen !== undefined}
      actions={
        <span className="flex flex-wrap gap-x-4">
          <Link
            to="/t/$tenant/access-requests"
            params={{ tenant: tenant.slug }}
            className="flex min-h-7 items-center gap-1.5 text-xs text-ink-2 hover:text-ink max-sm:min-h-11"
          >
            <KeyRound size={14} aria-hidden />
            {t('access')}
          </Link>
          <Link
            to="/t/$tenant/delegations"
            params={{ tenant: tenant.slug }}
            className="flex min-h-7 items-center gap-1.5 text-xs text-ink-2 hover:text-ink max-sm:min-h-11"
          >
            <CalendarOff size={14} aria-hidden />
            {t('away')}
          </Link>
        </span>
      }
      list={<InboxList {...query.data} shown={shown ?? null} />}
      detail={
        shown === undefined ? (
          <EmptyState
            title={t('nothing')}
            reason={t('nothingReason')}
            action={
              <Link
                to="/t/$tenant/requests"
                params={{ tenant: tenant.slug }}
                className="text-accent hover:underline"
              >
                {t('toMine')}
              </Link>
            }
          />
        ) : (
          <RequestDetail
            key={shown}
            id={shown}
            keys
            back="/t/$tenant/inbox"
            onDecided={() => go(following?.id, true)}
          />
        )
      }
    />
  );
}
