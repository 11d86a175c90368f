import { type SQL, sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** An attempt that was counted, or that is not heard for some time. */
export type Attempt =
  | {
      readonly heard: true;
      readonly keys: readonly string[];
      /** When it was made, as the database writes it: it counts as failed until it is forgiven. */
      readonly at: string;
    }
  | {
      readonly heard: false;
      /** In how many ms the next one is heard. */
      readonly wait: number;
      /** The key that too much failed under, where the record does not say so yet; else null. */
      readonly tellOf: string | null;
    };

/** How attempts are counted: what under, how long in ms, and how many failures under any key close the door. */
export interface AttemptRule {
  readonly keys: readonly string[];
  readonly window: number;
  readonly most: number;
}

/**
 * Counts an attempt before what it brings is looked at, so that a thousand guesses sent at once are a thousand and not
 * one: attempts under the same key queue up behind a lock until the transaction ends. One that is not heard does not
 * count: nobody can be locked out for longer than the window by whoever keeps on guessing.
 */
export async function countAttempt(
  tx: IdentityTransaction,
  { keys, window, most }: AttemptRule,
): Promise<Attempt> {
  // One order for everybody, or two attempts could wait for each other for ever.
  for (const key of keys.toSorted()) {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  }
  const length = sql`make_interval(secs => ${window / 1000})`;
  let wait = 0;
  let closed: string | null = null;
  for (const key of keys) {
    await tx.rows(sql`
      delete from identity.sign_in_failure where key = ${key} and at < clock_timestamp() - ${length}`);
    // The one whose end makes room: with it gone, fewer than `most` count.
    const [full] = await tx.rows<{ wait: number }>(sql`
      select extract(epoch from at + ${length} - clock_timestamp())::float8 * 1000 as wait
      from identity.sign_in_failure where key = ${key} order by at desc offset ${most - 1} limit 1`);
    if (full === undefined) continue;
    wait = Math.max(wait, full.wait, 1);
    closed ??= key;
  }
  if (closed !== null)
    return { heard: false, wait, tellOf: (await isTold(tx, closed, length)) ? null : closed };
  const [clock] = await tx.rows<{ at: string }>(sql`select clock_timestamp()::text as at`);
  if (clock === undefined) throw new Error('the identity database did not say what time it is');
  for (const key of keys) {
    await tx.rows(
      sql`insert into identity.sign_in_failure (key, at) values (${key}, ${clock.at}::timestamptz)`,
    );
  }
  return { heard: true, keys, at: clock.at };
}

/** Whether the record was told within the window that a key is closed. Once is enough, however long somebody knocks. */
async function isTold(tx: IdentityTransaction, key: string, window: SQL): Promise<boolean> {
  const told = `told ${key}`;
  await tx.rows(sql`
    delete from identity.sign_in_failure where key = ${told} and at < clock_timestamp() - ${window}`);
  const first = await tx.rows(sql`
    insert into identity.sign_in_failure (key, at)
    select ${told}, clock_timestamp()
    where not exists (select from identity.sign_in_failure where key = ${told})
    returning key`);
  return first.length === 0;
}

/** Takes back an attempt that turned out right. Earlier failures keep counting. */
export async function forgiveAttempt(
  tx: IdentityTransaction,
  attempt: Extract<Attempt, { heard: true }>,
): Promise<void> {
  for (const key of attempt.keys) {
    await tx.rows(sql`
      delete from identity.sign_in_failure where key = ${key} and at = ${attempt.at}::timestamptz`);
  }
}

/**
 * Forgets attempts that count no longer. They are what strangers typed and where they called from: nobody else's attempt
 * comes under the same key, and clears them away.
 * @param window how long failures count, in ms
 */
export async function forgetAttempts(tx: IdentityTransaction, window: number): Promise<void> {
  await tx.rows(sql`
    delete from identity.sign_in_failure
    where at < clock_timestamp() - make_interval(secs => ${window / 1000})`);
}
