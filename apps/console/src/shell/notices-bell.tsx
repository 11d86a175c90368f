import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { notices as words } from '../words/notices.ts';
import { MoreWords } from '../words/words.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useCalls } from './tenant-context.ts';

/** How much its reader was told and has not read, and the list of it. */
export function NoticesBell() {
  return (
    <MoreWords words={{ notices: words }}>
      <Notices />
    </MoreWords>
  );
}

function Notices() {
  const t = useTranslations('notices');
  const calls = useCalls();
  const queries = useQueryClient();
  const [shown, setShown] = useState(false);
  const [unreadOnly, setUnreadOnly] = useState(false);
  const list = useQuery(calls.options.notices.list.queryOptions({}));
  const reading = useMutation({
    mutationFn: (ids: readonly string[] | null) => calls.client.notices.read.mutate({ ids }),
    onSettled: () => queries.invalidateQueries(calls.options.notices.pathFilter()),
  });
  const unread = list.data?.unread ?? 0;
  const notices = (list.data?.notices ?? []).filter(({ read }) => !unreadOnly || !read);
  return (
    <>
      <button
        type="button"
        aria-label={t('open', { count: unread })}
        title={t('title')}
        onClick={() => setShown(true)}
        className="relative inline-grid size-8 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-sm:size-11"
      >
        <Bell size={16} aria-hidden />
        {unread === 0 ? null : (
          <span
            aria-hidden
            className="figures absolute top-0 right-0 min-w-4 rounded-full bg-accent-solid px-1 text-2xs leading-4 text-on-accent"
          >
            {unread}
          </span>
        )}
      </button>
      <Dialog
        place="side"
        open={shown}
        onClose={() => setShown(false)}
        title={t('title')}
        description={t('lead')}
      >
        <div role="group" aria-label={t('show')} className="flex flex-wrap items-center gap-1.5 pb-3">
          {[false, true].map((only) => (
            <Button
              key={String(only)}
              look={unreadOnly === only ? 'plain' : 'ghost'}
              aria-pressed={unreadOnly === only}
              onClick={() => setUnreadOnly(only)}
            >
              {t(only ? 'unread' : 'all')}
            </Button>
          ))}
          {unread === 0 ? null : (
            <Button
              look="ghost"
              className="ml-auto"
              pending={reading.isPending}
              onClick={() => reading.mutate(null)}
            >
              {t('readAll')}
            </Button>
          )}
        </div>
        {reading.isError ? (
          <p role="alert" className="pb-3 text-loss">
            {t('failed')}
          </p>
        ) : null}
        {list.data === undefined ? (
          list.isPending ? (
            <Skeleton />
          ) : (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          )
        ) : notices.length === 0 ? (
          <p className="text-ink-2">{t(unreadOnly ? 'noneUnread' : 'none')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {notices.map((notice) => (
              <NoticeLine
                key={notice.id}
                notice={notice}
                onRead={() => {
                  if (!notice.read) reading.mutate([notice.id]);
                }}
                onLeave={() => setShown(false)}
              />
            ))}
          </ul>
        )}
        {list.data?.more === true ? <p className="pt-3 text-xs text-ink-3">{t('older')}</p> : null}
      </Dialog>
    </>
  );
}
