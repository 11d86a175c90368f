import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** A question moment by moment, part by part until there are no more or it is stopped. */
export function useOverTime(question: SimulateQuestion) {
  const calls = useCalls();
  const [stopped, setStopped] = useState(false);
  const asked = { ...question, at: null };
  const query = useInfiniteQuery({
    queryKey: [...calls.options.simulate.overTime.pathKey(), asked],
    queryFn: ({ pageParam, signal }) =>
      calls.client.simulate.overTime.query({ ...asked, after: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (!stopped && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [stopped, hasNextPage, isFetching, isError, fetchNextPage]);
  return { query, stopped, setStopped };
}
