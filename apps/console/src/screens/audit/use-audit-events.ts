import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { pageOptions } from '../../data/page-options.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import type { filterOf } from './audit-address.ts';
import { awaitsSeal } from './awaits-seal.ts';

/** The events that fit a filter, newest first, page by page. */
export function useAuditEvents(filter: ReturnType<typeof filterOf>, live: boolean) {
  const calls = useCalls();
  return useInfiniteQuery({
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
}
