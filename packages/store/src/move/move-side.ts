import postgres, { type Sql, type TransactionSql } from 'postgres';
import { addressOf, type DatabaseAddress, inDatabase } from '../provision/database-address.ts';
import { loginPassword } from '../provision/login-password.ts';
import { type ProcessKey, processKey } from '../connection/process-key.ts';
import { roles } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import { writeTicket } from '../connection/ticket.ts';

/** One of the two databases of a move, on a connection of the maintenance login that nothing else uses. */
export interface MoveSide {
  readonly sql: Sql;
  /**
   * Runs work as the owner of the tables, inside the tenant: the wall stands for a move too, so that it neither reads nor
   * writes a row of any other. Triggers and key checks rest: what is copied has passed them where it comes from.
   * @param begin characteristics behind BEGIN
   * @param first what to do before the tenant is entered, as the maintenance login
   */
  inTenant<T>(
    begin: string,
    work: (tx: TransactionSql) => Promise<T>,
    first?: (tx: TransactionSql) => Promise<void>,
  ): Promise<T>;
  close(): Promise<void>;
}

export interface MoveSideOptions {
  /** Address of the maintenance login. */
  readonly server: DatabaseAddress;
  readonly database: string;
  readonly secret: Uint8Array;
  readonly tenantId: TenantId;
}

/** One connection to a side of a move, which outlives the limits of requests: copying a table takes as long as it takes. */
export function moveSide({ server, database, secret, tenantId }: MoveSideOptions): MoveSide {
  const sql = postgres(inDatabase(server, database), {
    max: 1,
    prepare: false,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: {
      application_name: 'remit move',
      search_path: 'pg_catalog, pg_temp',
      // Rows travel as text, and must read alike on both sides.
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      bytea_output: 'hex',
      extra_float_digits: '1',
    },
  });
  const key: ProcessKey = processKey(
    addressOf(server, database, roles.registrar, loginPassword(secret, roles.registrar)),
  );
  return {
    sql,
    inTenant: async (begin, work, first) => {
      const ticketKey = await key.current();
      const result = await sql.begin(begin, async (tx) => {
        await tx`set local session_replication_role = replica`;
        if (first !== undefined) await first(tx);
        const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
        await tx`select remit.enter(${writeTicket(ticketKey, tenantId, own?.pid ?? 0, Date.now())})`;
        await tx.unsafe(`set local role ${roles.owner}`);
        return { done: await work(tx) };
      });
      return result.done;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
