import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useBeside } from '../../parts/use-beside.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import { RequestDetail } from '../requests/request-detail.tsx';
import { SplitView } from '../requests/split-view.tsx';
import { isOnItsWay, useHeld } from '../requests/use-held.ts';
import { accessRequests } from '../../words/access-requests.ts';
import { approvals } from '../../words/approvals.ts';
import { inbox } from '../../words/inbox.ts';
import { MoreWords } from '../../words/words.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { entryAfter, inboxEntries, type InboxEntry } from './inbox-entries.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxWays } from './inbox-ways.tsx';

// Most of what waits is requests for payment: what shows one for access comes with the first of those.
const AccessDetail = lazyPart(async () => (await import('./access-detail.tsx')).AccessDetail);

/** What waits for its reader's decision, and what waits for others where the reader sees it. */
export function InboxScreen() {
  return (
    <MoreWords words={{ accessRequests, approvals, inbox }}>
      <Inbox />
    </MoreWords>
  );
}

function Inbox() {
  const t = useTranslations('inbox');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const { request: chosenRequest } = useParams({ strict: false });
  const { access: chosenAccess } = useSearch({ strict: false });
  const chosen = chosenRequest ?? chosenAccess;
  const query = useQuery(calls.options.requests.inbox.queryOptions());
  const access = useQuery(calls.options.access.list.queryOptions());
  const onItsWay = new Set(
    useHeld()
      .filter(isOnItsWay)
      .map(({ request }) => request.id),
  );
  const toGrant = access.data?.toDecide ?? [];
  const { mine, all } = query.data === undefined ? { mine: [], all: [] } : inboxEntries(query.data, toGrant);
  const shown: InboxEntry | undefined =
    chosenRequest !== undefined
      ? { kind: 'request', id: chosenRequest }
      : chosenAccess !== undefined
        ? { kind: 'access', id: chosenAccess }
        : all[0];
  // The first stands beside the list by itself; where there is no room for it, its reader does not have it before them.
  const inSight = useBeside() || chosen !== undefined;

  const go = (entry: InboxEntry | undefined): void => {
    const params = { tenant: tenant.slug };
    if (entry?.kind === 'request')
      void navigate({
        to: '/t/$tenant/inbox/$request',
        params: { ...params, request: entry.id },
        replace: true,
      });
    else
      void navigate({
        to: '/t/$tenant/inbox',
        params,
        search: entry === undefined ? {} : { access: entry.id },
        replace: true,
      });
  };
  useSingleKeys((key) => {
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (step === 0) return false;
    const at = inSight ? all.findIndex(({ id }) => id === shown?.id) : -1;
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (next !== undefined) go(next);
    return true;
  });

  if (query.isPending || access.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  if (access.data === undefined)
    return <ErrorState alone error={access.error} onRetry={() => void access.refetch()} />;
  const decided = (): void => go(entryAfter(shown?.id, mine, onItsWay));
  return (
    <SplitView
      title={t('title')}
      chosen={chosen !== undefined}
      actions={<InboxWays />}
      list={
        <>
          <OfflineNotice at={query.dataUpdatedAt} />
          <InboxList {...query.data} toGrant={toGrant} shown={inSight ? (shown?.id ?? null) : null} />
        </>
      }
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
        ) : shown.kind === 'access' ? (
          <Suspense fallback={<Skeleton />}>
            <AccessDetail request={toGrant.find(({ id }) => id === shown.id) ?? null} onDecided={decided} />
          </Suspense>
        ) : (
          <RequestDetail
            key={shown.id}
            id={shown.id}
            keys={inSight}
            back="/t/$tenant/inbox"
            onDecided={decided}
          />
        )
      }
    />
  );
}
