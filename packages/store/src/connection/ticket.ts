import { createHash } from 'node:crypto';
import type { TenantId } from '../tenant-id.ts';

/** What a process writes tickets with, in one database. It never leaves the process. */
export interface TicketKey {
  /** The name that the database knows it by: 18 digits, the last ten of which say when it ends, in s since 1970 UTC. */
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** How long a ticket is good for, in ms. The database accepts a minute at most; half of it allows for clocks that differ. */
const lifetime = 30_000;

/**
 * Writes what `remit.enter` takes: proof that this process wants to act in a tenant, on one connection, soon. Every part
 * has one length, so that a hash of the key and the parts proves them (0069_quicker_entry.sql).
 * @param pid of the connection's backend
 * @param now ms since 1970 UTC
 */
export function writeTicket({ kid, key }: TicketKey, tenantId: TenantId, pid: number, now: number): string {
  const connection = `${pid}`.padStart(10, '0');
  const expiry = `${now + lifetime}`.padStart(13, '0');
  const claim = `${kid}|${tenantId}|${connection}|${expiry}|`;
  return `${claim}${createHash('sha256').update(key).update(claim).digest('hex')}`;
}
