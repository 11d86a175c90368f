import { nextDay, startOfDay } from '@remit/policy/values/day';

/** The period from the beginning of one day to the end of another, as a tenant's days go; empty texts are open ends. */
export function periodOf(
  from: string,
  until: string,
  timeZone: string,
): { readonly from: number | null; readonly until: number | null } {
  return {
    from: from === '' ? null : startOfDay(from, timeZone),
    until: endOfDay(until, timeZone),
  };
}

/** When a day ends: where the next one begins. Null for an empty text and for what is no day. */
export function endOfDay(day: string, timeZone: string): number | null {
  const next = day === '' ? null : nextDay(day);
  return next === null ? null : startOfDay(next, timeZone);
}
