import { type SQL, sql } from 'drizzle-orm';

/**
 * An instant as records write it, in UTC with microseconds: `2026-11-21T08:00:00.000000Z`. A year before the first is
 * marked as one: otherwise it reads like the same year after it, and an event could be moved between the two unseen.
 * @param at a `timestamptz`
 */
export const exactInstant = (at: SQL): SQL => sql`to_char(${at} at time zone 'UTC',
  case when ${at} < '0001-01-01T00:00:00Z' then 'YYYY-MM-DD"T"HH24:MI:SS.US"Z BC"'
    else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end)`;
