import postgres, { type Sql } from 'postgres';
import type { TenantId } from '@remit/store/tenant-id';
import { type TicketKey, writeTicket } from '@remit/store/connection/ticket';

/** Where forgeries are tried: in a database where both tenants have rows in `crm.account`. */
export interface ForgeryGround {
  /** A bare connection of its own as the login of requests. Whoever opens it ends it. */
  readonly connect: () => Sql;
  readonly own: TenantId;
  readonly other: TenantId;
  /** A key that the database knows. */
  readonly key: TicketKey;
  /** A key that it knew once. */
  readonly expiredKey: TicketKey;
}

/** Something that is not a right ticket or claim, offered to the wall. */
export interface WallForgery {
  readonly name: string;
  /** @throws PostgresError when the wall refuses it, as it must */
  readonly attempt: (sql: Sql, ground: ForgeryGround) => Promise<unknown>;
}

const lifetime = 30_000;
const hour = 3_600_000;

/** Ways to `other` that must all be closed to somebody who may enter `own`. */
export const wallForgeries: readonly WallForgery[] = [
  {
    name: 'a ticket for another connection',
    attempt: async (sql, { connect, key, other }) => {
      const elsewhere = connect();
      const ticket = writeTicket(key, other, await pidOf(elsewhere), Date.now());
      await elsewhere.end();
      await present(sql, ticket);
    },
  },
  {
    name: 'a ticket that has expired',
    attempt: async (sql, { key, other }) =>
      present(sql, writeTicket(key, other, await pidOf(sql), Date.now() - lifetime - 1_000)),
  },
  {
    name: 'a ticket that is good for an hour',
    attempt: async (sql, { key, other }) =>
      present(sql, writeTicket(key, other, await pidOf(sql), Date.now() + hour)),
  },
  {
    name: 'a ticket with another tenant in it',
    attempt: async (sql, { key, own, other }) =>
      present(sql, writeTicket(key, own, await pidOf(sql), Date.now()).replace(own, other)),
  },
  {
    name: 'a ticket with one digit of its code changed',
    attempt: async (sql, { key, other }) => {
      const ticket = writeTicket(key, other, await pidOf(sql), Date.now());
      await present(sql, `${ticket.slice(0, -1)}${ticket.endsWith('0') ? '1' : '0'}`);
    },
  },
  {
    name: 'a ticket of a process whose key has expired',
    attempt: async (sql, { expiredKey, other }) =>
      present(sql, writeTicket(expiredKey, other, await pidOf(sql), Date.now())),
  },
  {
    name: 'a second ticket in one transaction',
    attempt: async (sql, { key, own, other }) => {
      const pid = await pidOf(sql);
      await present(sql, writeTicket(key, own, pid, Date.now()));
      await sql`select remit.enter(${writeTicket(key, other, pid, Date.now())})`;
    },
  },
  {
    name: 'a claim of the transaction before',
    attempt: async (sql, ground) => {
      const claim = await claimOf(sql, ground);
      await sql.unsafe('commit; begin');
      await sql`select set_config('remit.claim', ${claim}, true)`;
    },
  },
  {
    name: 'a claim of another connection',
    attempt: async (sql, ground) => {
      const elsewhere = ground.connect();
      const claim = await claimOf(elsewhere, ground);
      await elsewhere.end();
      await sql.unsafe('begin');
      await sql`select set_config('remit.claim', ${claim}, true)`;
    },
  },
  {
    name: 'a claim with another tenant in it',
    attempt: async (sql, { key, own, other }) => {
      await present(sql, writeTicket(key, own, await pidOf(sql), Date.now()));
      await sql`select set_config('remit.claim', ${other}::text || right(current_setting('remit.claim'), 64), true)`;
    },
  },
  {
    name: 'no ticket, after a transaction that had one',
    attempt: async (sql, ground) => {
      await claimOf(sql, ground);
      await sql.unsafe('commit; begin');
    },
  },
];

/** @returns the forgeries that showed a row of `other` */
export async function acceptedForgeries(ground: ForgeryGround): Promise<readonly string[]> {
  const accepted: string[] = [];
  for (const { name, attempt } of wallForgeries) {
    const sql = ground.connect();
    try {
      await attempt(sql, ground);
      const rows = await sql`select from crm.account where tenant_id = ${ground.other}`;
      if (rows.length > 0) accepted.push(name);
    } catch (error) {
      if (!(error instanceof postgres.PostgresError)) throw error;
    } finally {
      await sql.end();
    }
  }
  return accepted;
}

async function pidOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

async function present(sql: Sql, ticket: string): Promise<void> {
  await sql.unsafe('begin');
  await sql`select remit.enter(${ticket})`;
}

/** Enters `other` by right, and leaves the transaction open. @returns its claim */
async function claimOf(sql: Sql, { key, other }: ForgeryGround): Promise<string> {
  await present(sql, writeTicket(key, other, await pidOf(sql), Date.now()));
  const [row] = await sql<{ claim: string }[]>`select current_setting('remit.claim') as claim`;
  return row?.claim ?? '';
}
