import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './identity-transaction.ts';

/**
 * Says that a server runs, and takes over from those that were not heard of for as long as they said.
 * @param server its own id, made when it started
 * @param seconds for which it counts as running from now on, by the database's clock
 * @returns whether there was one to take over from: of many servers that ask, one is told
 */
export async function renewServerLease(
  tx: IdentityTransaction,
  server: string,
  seconds: number,
): Promise<boolean> {
  await tx.rows(sql`
    insert into identity.server_lease (server, until)
    values (${server}, clock_timestamp() + make_interval(secs => ${seconds}))
    on conflict (server) do update set until = excluded.until`);
  const gone = await tx.rows(sql`
    delete from identity.server_lease where until < clock_timestamp() returning server`);
  return gone.length > 0;
}

/**
 * Leaves to the servers that run what a process alone knows to come due: the next that says so takes over from it.
 * @param server its id; one that never said that it runs, as a command does not, leaves what it wrote all the same
 */
export async function endServerLease(tx: IdentityTransaction, server: string): Promise<void> {
  await tx.rows(sql`
    insert into identity.server_lease (server, until) values (${server}, clock_timestamp())
    on conflict (server) do update set until = excluded.until`);
}
