/**
 * The day on which the samples stand: every date in them is counted from it, never from the clock, so that they are
 * the same whenever they are written. Milliseconds since 1970 UTC.
 */
export const anchor = Date.UTC(2026, 10, 20, 8, 0, 0);

const day = 86_400_000;

/** The date so many days before the anchor (after it, when negative), `YYYY-MM-DD`. */
export function dateBefore(days: number): string {
  return new Date(anchor - days * day).toISOString().slice(0, 10);
}

/** The instant so many days and minutes before the anchor, in milliseconds since 1970 UTC. */
export function instantBefore(days: number, minutes: number = 0): number {
  return anchor - days * day - minutes * 60_000;
}

/** An instant as Postgres reads it. */
export function timestamp(instant: number): string {
  return new Date(instant).toISOString();
}
