import { startOfDay } from '@remit/policy/values/day';
import { endOfDay } from '../people/period-of.ts';

export type DelegationTime =
  | { readonly kind: 'time'; readonly since: number | null; readonly until: number }
  | { readonly kind: 'no-end' | 'over-before-it-begins' };

/**
 * The time of a delegation from its first and last day, as a tenant's days go. One that begins today, or on no day in
 * particular, begins at once: `since` is null.
 * @param now ms since 1970 UTC
 */
export function delegationTime(from: string, last: string, timeZone: string, now: number): DelegationTime {
  const until = endOfDay(last, timeZone);
  if (until === null) return { kind: 'no-end' };
  const first = from === '' ? null : startOfDay(from, timeZone);
  const since = first === null || first <= now ? null : first;
  return until <= (since ?? now) ? { kind: 'over-before-it-begins' } : { kind: 'time', since, until };
}
