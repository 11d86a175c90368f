import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DraftView } from '@remit/api/changes/changes-views';
import { useCalls } from '../../shell/tenant-context.ts';

/**
 * What a draft means, part after part: what is exact for everybody first, then what publishing asks for, then what takes
 * looking into tables. Each is asked anew when the draft changes; what stands stays until then.
 */
export function useImpactParts({ id, revision, state }: Pick<DraftView, 'id' | 'revision' | 'state'>) {
  const calls = useCalls();
  const enabled = state !== 'published' && state !== 'superseded';
  const changes = calls.options.changes;
  const impact = useQuery({
    queryKey: [...changes.impact.queryKey({ id }), revision],
    queryFn: ({ signal }) => calls.client.changes.impact.query({ id }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const told = impact.data?.kind === 'answer' && !impact.isPlaceholderData;
  const checks = useQuery({
    queryKey: [...changes.checks.queryKey({ id }), revision],
    queryFn: ({ signal }) => calls.client.changes.checks.query({ id }, { signal }),
    enabled: enabled && told,
    placeholderData: keepPreviousData,
  });
  const effect = useQuery({
    queryKey: [...changes.effect.queryKey({ id }), revision],
    queryFn: ({ signal }) => calls.client.changes.effect.query({ id }, { signal }),
    enabled: enabled && told && !checks.isPending,
    placeholderData: keepPreviousData,
  });
  return { impact, checks, effect };
}

/** The decisions of the last 30 days, taken again page by page until they end or are stopped. */
export function useReplay({ id, revision }: Pick<DraftView, 'id' | 'revision'>, enabled: boolean) {
  const calls = useCalls();
  const [stopped, setStopped] = useState(false);
  const query = useInfiniteQuery({
    queryKey: [...calls.options.changes.replay.pathKey(), id, revision],
    queryFn: ({ pageParam, signal }) =>
      calls.client.changes.replay.query({ id, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.kind === 'answer' ? page.answer.next : null),
    enabled,
    // A past decision stays what it was: only the draft and the policy ask for it anew.
    staleTime: 5 * 60_000,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (enabled && !stopped && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [enabled, stopped, hasNextPage, isFetching, isError, fetchNextPage]);
  return { query, stopped, setStopped };
}
