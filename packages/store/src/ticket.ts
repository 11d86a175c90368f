import { createHmac, randomBytes } from 'node:crypto';
import type { TenantId } from './tenant-id.ts';

/** A key that a process writes tickets with, in one database. It never leaves the process but for its two pads. */
export interface TicketKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

/** How long a ticket is good for, in ms. The database accepts a minute at most; half of it allows for clocks that differ. */
const lifetime = 30_000;

/** A key and the name that the database knows it by, both from the system's source of randomness. */
export function newTicketKey(): TicketKey {
  return { kid: randomBytes(8).toString('hex'), key: randomBytes(64) };
}

/**
 * Writes what `remit.enter` takes: proof that this process wants to act in a tenant, on one connection, soon.
 * @param pid of the connection's backend
 * @param now ms since 1970 UTC
 */
export function writeTicket({ kid, key }: TicketKey, tenantId: TenantId, pid: number, now: number): string {
  const claim = `${kid}|${tenantId}|${pid}|${now + lifetime}|`;
  return `${claim}${createHmac('sha256', key).update(claim).digest('hex')}`;
}

/** The two pads of HMAC: the key XOR 0x36 and XOR 0x5c. The database needs them and not the key. */
export function padsOf({ key }: TicketKey): { readonly inner: Uint8Array; readonly outer: Uint8Array } {
  return { inner: key.map((byte) => byte ^ 0x36), outer: key.map((byte) => byte ^ 0x5c) };
}
