import type { Aggregation } from '@remit/policy/document';

/** A request as sums see it: what it has in common with others, when it was submitted, and its amount in the base. */
export interface SummedRequest {
  readonly id: string;
  /** Field by field, as it is compared: text without case and spaces, members as persons. */
  readonly like: Readonly<Record<string, string | null>>;
  readonly submittedAt: number;
  /** Minor units; null where its currency has no rate. */
  readonly base: number | null;
  readonly counts: boolean;
}

/**
 * What a request comes to with those like it: tries every stretch of time that begins with one of them and holds the
 * request. Slow and obvious, to hold the query against.
 * @returns null where the amount of one of them is not known
 */
export function aggregateSlowly(
  { of, by, over }: Aggregation,
  request: SummedRequest,
  all: readonly SummedRequest[],
): number | null {
  const near = all.filter(
    (each) =>
      each.id === request.id ||
      (each.counts &&
        by.every((field) => each.like[field] === request.like[field]) &&
        Math.abs(each.submittedAt - request.submittedAt) <= over),
  );
  const worth = ({ base }: SummedRequest): number | null => (of === undefined ? 1 : base);
  if (near.some((each) => worth(each) === null)) return null;
  const totals = near.map(({ submittedAt: from }) => {
    const within = near.filter(({ submittedAt: at }) => at >= from && at <= from + over);
    if (!within.some(({ id }) => id === request.id)) return 0;
    return within.reduce((sum, each) => sum + (worth(each) ?? 0), 0);
  });
  return Math.max(...totals);
}
