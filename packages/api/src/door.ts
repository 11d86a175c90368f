import { type Epochs, isConfirmed, sessionStands } from '@remit/identity/session-rules';
import type { Flags } from '@remit/identity/flags';
import { resolveFlags } from '@remit/identity/resolve-flags';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { noteUse, readEntry } from '@remit/store/identity/read-entry';
import type { Store } from '@remit/store/open-store';
import type { TenantAddress } from '@remit/store/tenants/tenant-address';
import { parseTenantId, type TenantId } from '@remit/store/tenant-id';
import { isOpen } from '@remit/store/tenants/tenant-status';
import { RemitError } from './errors.ts';
import { notFound } from './store-errors.ts';
import { shutSentence } from './tenant/tenant-choices.ts';

/** A session at the door of a tenant that lets it in, as a member. */
export interface Door {
  readonly sessionId: string;
  readonly kind: 'browser' | 'client';
  readonly tenantId: TenantId;
  readonly memberId: string;
  /** Where its data lie by now: a transaction that is open somewhere else must not go on. */
  readonly placed: number;
  readonly flags: Flags;
  /** The epochs under which it entered before; null on its first call there. */
  readonly entered: Epochs | null;
  /** Whether the tenant's audit says that the session came in. */
  readonly told: boolean;
  /** When the session began, in ms since 1970 UTC. */
  readonly createdAt: number;
  /** When it ends wherever it is used, in ms since 1970 UTC. */
  readonly expiresAt: number;
  /** When the session was confirmed with the second factor, in ms since 1970 UTC; null when it never was. */
  readonly secondFactorAt: number | null;
  /** Whether that counts still, where the second factor is asked for. */
  readonly confirmed: boolean;
}

/**
 * Asks the identity database who a token is in a tenant.
 * @param address which tenant
 * @throws RemitError `not-signed-in` or `session-ended` by the session; `not-found` for a tenant that does not exist
 *   and for one in which the login is nobody, which are one answer; `forbidden` to members of one that is
 *   suspended or being deleted
 */
export async function openDoor(store: Store, token: SessionToken, address: TenantAddress): Promise<Door> {
  const hash = hashSessionToken(token);
  // Read only, so that the call goes on without waiting for a COMMIT.
  const entry = await store.withIdentity((tx) => readEntry(tx, hash, address), 'read');
  if (entry === null) throw new RemitError('not-signed-in', 'sign in first');
  if (!sessionStands(entry)) throw new RemitError('session-ended', 'this session is over; sign in again');
  if (!entry.seen) await store.withIdentity((tx) => noteUse(tx, hash));
  const { status, placed } = entry;
  if (entry.tenantId === null || entry.memberId === null || status === null || placed === null) {
    throw notFound();
  }
  // Its members know that it is there, and are told why they cannot go in.
  if (!isOpen(status)) throw new RemitError('forbidden', shutSentence);
  const { enteredMemberEpoch, enteredTenantEpoch } = entry;
  const entered =
    enteredMemberEpoch === null || enteredTenantEpoch === null
      ? null
      : { member: enteredMemberEpoch, tenant: enteredTenantEpoch };
  return {
    sessionId: entry.sessionId,
    kind: entry.kind,
    tenantId: parseTenantId(entry.tenantId),
    memberId: entry.memberId,
    placed,
    flags: resolveFlags(entry.tenantId, entry.flags),
    entered,
    told: entry.told === true,
    createdAt: entry.createdAt,
    expiresAt: entry.expiresAt,
    secondFactorAt: entry.secondFactorAt,
    confirmed: isConfirmed(entry.secondFactorAt, entry.now),
  };
}
