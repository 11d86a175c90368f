import type { Connection } from './connection.ts';
import type { TenantId } from '../tenant-id.ts';
import { type TicketKey, writeTicket } from './ticket.ts';

interface Written {
  readonly key: TicketKey;
  readonly tenantId: TenantId;
  readonly at: number;
  readonly ticket: string;
}

/**
 * For how long a ticket is presented again, in ms: a small part of the time that it is good for. Writing one costs more
 * than the database takes to check it.
 */
const again = 2_000;

const last = new WeakMap<Connection, Written>();

/**
 * The ticket that was last written for a connection, where it is of the same tenant and the same key and hardly aged;
 * otherwise a new one. It is worth nothing on any other connection.
 * @param now ms since 1970 UTC
 */
export function ticketAtHand(
  connection: Connection,
  key: TicketKey,
  tenantId: TenantId,
  now: number,
): string {
  const found = last.get(connection);
  if (found !== undefined && found.key === key && found.tenantId === tenantId) {
    const age = now - found.at;
    if (age >= 0 && age < again) return found.ticket;
  }
  const ticket = writeTicket(key, tenantId, connection.pid, now);
  last.set(connection, { key, tenantId, at: now, ticket });
  return ticket;
}
