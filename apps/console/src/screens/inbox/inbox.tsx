import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { RequestDetail } from '../requests/request-detail.tsx';
import { SplitView } from '../requests/split-view.tsx';
import { isOnItsWay, useHeld } from '../requests/decide/use-held.ts';
import { accessRequests } from '../../words/access-requests.ts';
import { approvals } from '../../words/approvals.ts';
import { inbox } from '../../words/inbox.ts';
import { MoreWords } from '../../words/words.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { entryAfter, inboxEntries } from './inbox-entries.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxWays } from './inbox-ways.tsx';
import { useShownEntry } from './use-shown-entry.ts';

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
  const query = useQuery(calls.options.requests.inbox.queryOptions());
  const access = useQuery(calls.options.access.list.queryOptions());
  const onItsWay = new Set(
    useHeld()
      .filter(isOnItsWay)
      .map(({ request }) => request.id),
  );
  const toGrant = access.data?.toDecide ?? [];
  const { mine, all } = query.data === undefined ? { mine: [], all: [] } : inboxEntries(query.data, toGrant);
  const { chosen, shown, inSight, go } = useShownEntry(all);

  if (query.isPending || access.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  if (access.data === undefined)
    return <ErrorState alone error={access.error} onRetry={() => void access.refetch()} />;
  const decided = (): void => go(entryAfter(shown?.id, mine, onItsWay));
  return (
    <SplitView
      title={t('title')}
      chosen={chosen}
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
