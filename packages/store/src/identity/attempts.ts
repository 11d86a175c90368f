import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A sign-in attempt that counts as failed until it is forgiven. */
export interface Attempt {
  /** When it was made, as the database writes it. */
  readonly at: string;
}

/** How attempts are counted: what under, how long in ms, and by what rule the next one is heard. */
export interface AttemptRule {
  readonly keys: readonly string[];
  readonly window: number;
  /** @param failures within the window, in the order of the keys */
  isHeard(failures: readonly number[]): boolean;
}

/**
 * Counts an attempt before its password is looked at, so that a thousand guesses sent at once are a thousand and not
 * one: attempts under the same key queue up behind a lock until the transaction ends.
 * @returns null when it is not heard; it does not count then, so that nobody can be locked out for longer than the
 *   window by whoever keeps on guessing
 */
export async function countAttempt(
  tx: IdentityTransaction,
  { keys, window, isHeard }: AttemptRule,
): Promise<Attempt | null> {
  // One order for everybody, or two attempts could wait for each other for ever.
  for (const key of keys.toSorted()) {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  }
  const since = sql`clock_timestamp() - make_interval(secs => ${window / 1000})`;
  const failures: number[] = [];
  for (const key of keys) {
    await tx.rows(sql`delete from identity.sign_in_failure where key = ${key} and at < ${since}`);
    const [counted] = await tx.rows<{ failures: number }>(sql`
      select count(*)::int as failures from identity.sign_in_failure where key = ${key}`);
    failures.push(counted?.failures ?? 0);
  }
  if (!isHeard(failures)) return null;
  const [clock] = await tx.rows<{ at: string }>(sql`select clock_timestamp()::text as at`);
  if (clock === undefined) throw new Error('the identity database did not say what time it is');
  for (const key of keys) {
    await tx.rows(
      sql`insert into identity.sign_in_failure (key, at) values (${key}, ${clock.at}::timestamptz)`,
    );
  }
  return clock;
}

/** Takes back an attempt that turned out right. Earlier failures keep counting. */
export async function forgiveAttempt(
  tx: IdentityTransaction,
  keys: readonly string[],
  attempt: Attempt,
): Promise<void> {
  for (const key of keys) {
    await tx.rows(sql`
      delete from identity.sign_in_failure where key = ${key} and at = ${attempt.at}::timestamptz`);
  }
}
