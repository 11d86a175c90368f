import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** One attack on the wall between tenants, run to its end. */
export interface IsolationRun {
  readonly probes: number;
  /** Rows or bytes of one tenant that another one saw. */
  readonly leaks: number;
  /** Leaks that were planted in a scratch copy, to see that they are noticed; and how many were. */
  readonly planted: number;
  readonly caught: number;
  readonly seed: number;
  readonly tookMs: number;
  /** The commit or version that was attacked. */
  readonly version: string;
}

/** `at` in ms since 1970 UTC, by the database's clock. */
export interface RecordedIsolationRun extends IsolationRun {
  readonly id: string;
  readonly at: number;
}

/** Keeps what an attack found, for operators and tenants to see. Nobody changes or removes it. */
export async function recordIsolationRun(tx: IdentityTransaction, run: IsolationRun): Promise<void> {
  await tx.rows(sql`
    insert into identity.isolation_run (probes, leaks, planted, caught, seed, took_ms, version)
    values (${run.probes}, ${run.leaks}, ${run.planted}, ${run.caught}, ${run.seed}, ${Math.round(run.tookMs)},
      ${run.version})`);
}

/** The newest first. */
export function listIsolationRuns(
  tx: IdentityTransaction,
  limit: number,
): Promise<readonly RecordedIsolationRun[]> {
  return tx.rows<RecordedIsolationRun>(sql`
    select id, floor(extract(epoch from at) * 1000)::float8 as at, probes::float8 as probes, leaks::float8 as leaks,
      planted, caught, seed::float8 as seed, took_ms::float8 as "tookMs", version
    from identity.isolation_run order by at desc limit ${limit}`);
}

/** When the last attack ended; where there was none, when the first tenant was made. ms since 1970 UTC; null without one. */
export async function provenSince(tx: IdentityTransaction): Promise<number | null> {
  const [found] = await tx.rows<{ since: number | null }>(sql`
    select floor(extract(epoch from coalesce(
      (select max(at) from identity.isolation_run), (select min(created_at) from identity.tenant))) * 1000)::float8 as since`);
  return found?.since ?? null;
}
