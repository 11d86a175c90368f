import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../parts/button.tsx';
import { ErrorState } from '../parts/states/error-state.tsx';
import { Skeleton } from '../parts/states/skeleton.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useCalls } from './tenant-context.ts';

/** What its reader was told, newest first. @param onLeave they go to what one is about */
export function NoticeList({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslations('notices');
  const calls = useCalls();
  const queries = useQueryClient();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const list = useQuery(calls.options.notices.list.queryOptions({}));
  const reading = useMutation({
    mutationFn: (ids: readonly string[] | null) => calls.client.notices.read.mutate({ ids }),
    onSettled: () => queries.invalidateQueries(calls.options.notices.list.pathFilter()),
  });
  const unread = list.data?.unread ?? 0;
  const notices = (list.data?.notices ?? []).filter(({ read }) => !unreadOnly || !read);
  return (
    <>
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
              onLeave={onLeave}
            />
          ))}
        </ul>
      )}
      {list.data?.more === true ? <p className="pt-3 text-xs text-ink-3">{t('older')}</p> : null}
    </>
  );
}
