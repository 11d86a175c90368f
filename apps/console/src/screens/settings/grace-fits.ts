const mostDays = 90;
const day = 86_400_000;

/**
 * Whether people may be given until a moment to add a second factor: one to come, not too far away, or the one that stands.
 * @param saved as it stands, in ms since 1970 UTC; null: no time at all
 */
export function graceFits(saved: number | null, from: number | null, now: number): boolean {
  return from === null || from === saved || (from > now && from <= now + mostDays * day);
}
