const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is offered, shortest first: short is the usual, long is for whoever answers for an assignment. */
export const offeredTimes: readonly number[] = [4 * HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY];

/** A time as people say it: whole days, or else hours. */
export function lastingParts(ms: number): { readonly unit: 'hours' | 'days'; readonly count: number } {
  return ms % DAY === 0
    ? { unit: 'days', count: ms / DAY }
    : { unit: 'hours', count: Math.max(1, Math.round(ms / HOUR)) };
}

/** The times offered that are no longer than one, that one last. */
export function timesUpTo(most: number): readonly number[] {
  return [...offeredTimes.filter((time) => time < most), most];
}
