import { useQueries } from '@tanstack/react-query';
import type { AccessView } from '@remit/api/people/people-access-views';
import { problemOf } from '../../data/problem.ts';
import { useCalls } from '../../shell/tenant-context.ts';

export interface PeopleColumns {
  /** What each of them has by the policy in force, in the order that was asked for. */
  readonly people: readonly AccessView[];
  /** Why somebody does not show. */
  readonly refused: readonly string[];
  readonly loading: boolean;
}

/** People beside the roles. Looking at somebody else's access is the server's to allow, and is on record there. */
export function usePeopleColumns(ids: readonly string[]): PeopleColumns {
  const calls = useCalls();
  return useQueries({
    queries: ids.map((member) => calls.options.people.access.queryOptions({ member })),
    combine: (results) => ({
      people: results.flatMap(({ data }) => data ?? []),
      refused: results.flatMap(({ error }) => (error === null ? [] : [problemOf(error).message])),
      loading: results.some(({ isPending }) => isPending),
    }),
  });
}
