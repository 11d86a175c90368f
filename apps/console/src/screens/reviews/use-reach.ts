import { useQueries } from '@tanstack/react-query';
import type { ReachedTypeView } from '@remit/api/reviews/reviews-views';
import { useCalls } from '../../shell/tenant-context.ts';

/** So many lines are counted in one call. */
const atOnce = 50;

/** What a line gives; null where it could not be told, undefined as long as it is being counted. */
export type LineReach = readonly ReachedTypeView[] | null | undefined;

/**
 * What each of the lines that are on the page gives. Counted by parts of the review as it was opened: a line that is decided
 * meanwhile moves on the page, and is not counted anew.
 * @param opened the lines in the order in which they came first
 */
export function useReach(review: string, opened: readonly string[], shown: ReadonlySet<string>) {
  const calls = useCalls();
  const parts = Array.from({ length: Math.ceil(opened.length / atOnce) }, (_, at) =>
    opened.slice(at * atOnce, (at + 1) * atOnce),
  ).filter((part) => part.some((assignment) => shown.has(assignment)));
  return useQueries({
    queries: parts.map((assignments) => {
      const { queryKey } = calls.options.reviews.reach.queryOptions({ id: review, assignments });
      return {
        // Not below the reviews: what is decided of a line changes nothing of what it gives.
        queryKey: ['reach of lines', queryKey],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          calls.client.reviews.reach.query({ id: review, assignments }, { signal }),
        staleTime: Infinity,
      };
    }),
    combine: (queries) => {
      const known = new Map(
        queries.flatMap(({ data = [] }) => data.map(({ assignment, types }) => [assignment, types] as const)),
      );
      const failed = new Set(parts.flatMap((part, at) => (queries[at]?.isError === true ? part : [])));
      return (assignment: string): LineReach =>
        known.get(assignment) ?? (failed.has(assignment) ? null : undefined);
    },
  });
}
