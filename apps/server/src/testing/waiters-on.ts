import type { Sql } from 'postgres';

/** Who waits for a lock that one of these processes holds, or stands before it in the row. */
export async function waitersOn(server: Sql, pids: readonly number[]): Promise<readonly number[]> {
  const rows = await server<{ pid: number }[]>`
    select pid from pg_stat_activity
    where wait_event_type = 'Lock' and pg_blocking_pids(pid) && ${server.array([...pids])}::int[]`;
  return rows.map(({ pid }) => pid);
}
