import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A sign-in attempt that counts as failed until it is forgiven: when it was made, as the database writes it. */
export interface Attempt {
  readonly at: string;
  /** Failures within the window under each key before this attempt, in the order of the keys. */
  readonly failuresBefore: readonly number[];
}

/**
 * Counts an attempt before its password is looked at, so that a thousand guesses sent at once are a thousand and not
 * one: attempts under the same key queue up behind a lock until the transaction ends.
 * @param keys what it is counted under
 * @param window how long failures count, in ms
 */
export async function countAttempt(
  tx: IdentityTransaction,
  keys: readonly string[],
  window: number,
): Promise<Attempt> {
  // One order for everybody, or two attempts could wait for each other for ever.
  for (const key of keys.toSorted()) {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  }
  const since = sql`clock_timestamp() - make_interval(secs => ${window / 1000})`;
  const failuresBefore: number[] = [];
  for (const key of keys) {
    await tx.rows(sql`delete from identity.sign_in_failure where key = ${key} and at < ${since}`);
    const [counted] = await tx.rows<{ failures: number }>(sql`
      select count(*)::int as failures from identity.sign_in_failure where key = ${key}`);
    failuresBefore.push(counted?.failures ?? 0);
  }
  const [clock] = await tx.rows<{ at: string }>(sql`select clock_timestamp()::text as at`);
  if (clock === undefined) throw new Error('the identity database did not say what time it is');
  for (const key of keys) {
    await tx.rows(
      sql`insert into identity.sign_in_failure (key, at) values (${key}, ${clock.at}::timestamptz)`,
    );
  }
  return { at: clock.at, failuresBefore };
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
