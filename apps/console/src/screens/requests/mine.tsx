import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestSummary } from '@remit/api/requests/request-views';
import { pageOptions } from '../../data/page-options.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useBeside } from '../../parts/use-beside.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { DraftList } from './draft/draft-list.tsx';
import { NewRequestLink } from './form/new-request-link.tsx';
import { RequestDetail } from './request-detail.tsx';
import { RequestRow } from './request-row.tsx';
import { SplitView } from './split-view.tsx';
import { StatusChip } from './status-chip.tsx';

/** What its reader asked for, newest first, and how each stands. */
export function MineScreen() {
  const t = useTranslations('mine');
  const calls = useCalls();
  const { tenant } = useMe();
  const { request: chosen } = useParams({ strict: false });
  const inSight = useBeside() || chosen !== undefined;
  const query = useInfiniteQuery(
    pageOptions({
      key: calls.options.requests.mine.queryKey({}),
      fetch: (cursor, signal) => calls.client.requests.mine.query(cursor, { signal }),
    }),
  );
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const shown = chosen ?? items[0]?.id;
  return (
    <SplitView
      title={t('title')}
      chosen={chosen !== undefined}
      actions={
        <>
          <NewRequestLink>
            <Plus size={15} aria-hidden />
            {t('new')}
          </NewRequestLink>
          <span className="basis-full">
            <Link
              to="/t/$tenant/access-requests"
              params={{ tenant: tenant.slug }}
              className="inline-flex min-h-7 items-center gap-1.5 text-xs text-ink-2 hover:text-ink max-sm:min-h-11"
            >
              <KeyRound size={14} aria-hidden />
              {t('access')}
            </Link>
          </span>
        </>
      }
      list={
        <>
          <DraftList />
          {items.length === 0 ? <EmptyState title={t('none')} reason={t('noneReason')} /> : null}
          <ul>
            {items.map((item) => (
              <MineRow
                key={item.id}
                request={item}
                chosen={item.id === shown}
                current={inSight && item.id === shown}
              />
            ))}
          </ul>
          {query.hasNextPage ? (
            <div className="p-4">
              <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          ) : null}
        </>
      }
      detail={
        shown === undefined ? null : <RequestDetail key={shown} id={shown} back="/t/$tenant/requests" />
      }
    />
  );
}

interface MineRowProps {
  readonly request: RequestSummary;
  readonly chosen: boolean;
  /** Whether it is what its reader has before them. */
  readonly current: boolean;
}

function MineRow({ request, chosen, current }: MineRowProps) {
  const { tenant, person } = useMe();
  return (
    <li className="border-b border-line first:border-t">
      <Link
        to="/t/$tenant/requests/$request"
        params={{ tenant: tenant.slug, request: request.id }}
        aria-current={current ? 'true' : undefined}
        className="block focus-visible:-outline-offset-2"
      >
        <RequestRow
          request={request}
          name={otherOf(request, person.id)}
          chosen={chosen}
          note={
            <span className="flex items-center gap-2">
              <StatusChip status={request.status} />
              <span className="figures text-ink-3">{request.number}</span>
            </span>
          }
        />
      </Link>
    </li>
  );
}

/** The other of two who ask together: in whose place its reader asked, or who asked in theirs. */
function otherOf({ submitter, sentBy }: RequestSummary, me: string): string | null {
  return (sentBy?.id === me ? submitter : sentBy)?.name ?? null;
}
