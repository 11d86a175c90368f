import postgres, { type Sql } from 'postgres';
import { addressOf } from '@remit/store/provision/database-address';
import type { TenantId } from '@remit/store/tenant-id';
import { type TicketKey, writeTicket } from '@remit/store/connection/ticket';
import { loginSecret } from './login-secret.ts';
import { testSecret, testStoreOptions } from './postgres.ts';

/** A bare connection of one of Remit's logins, for what no query of Remit's would do. Whoever opens it ends it. */
export function connectAs(login: string, database: string): Sql {
  const { databaseUrl } = testStoreOptions();
  return postgres(addressOf(databaseUrl, database, login, ''), {
    password: () => loginSecret(databaseUrl, testSecret, login),
    max: 1,
    onnotice: () => undefined,
    fetch_types: false,
  });
}

/** A key that a database knows, as a process of Remit would have it. */
export async function registeredKey(database: string): Promise<TicketKey> {
  const registrar = connectAs('remit_registrar', database);
  const [key] = await registrar<[TicketKey]>`select kid, key from remit.register_process()`;
  await registrar.end();
  return key;
}

/** Opens a transaction on a bare connection and enters a tenant, as Remit does. */
export async function enter(sql: Sql, key: TicketKey, tenant: TenantId): Promise<void> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await sql.unsafe('begin');
  await sql`select remit.enter(${writeTicket(key, tenant, row?.pid ?? 0, Date.now())})`;
}
