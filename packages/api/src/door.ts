import { type Epochs, isConfirmed, sessionStands } from '@remit/identity/session-rules';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { noteUse, readEntry } from '@remit/store/identity/read-entry';
import type { Store } from '@remit/store/open-store';
import { parseTenantId, type TenantId } from '@remit/store/tenant-id';
import { RemitError } from './errors.ts';
import { notFound } from './store-errors.ts';

/** A session at the door of a tenant that lets it in, as a member. */
export interface Door {
  readonly tenantId: TenantId;
  readonly memberId: string;
  /** The epochs under which it entered before; null on its first call there. */
  readonly entered: Epochs | null;
  /** When the session was confirmed with the second factor, in ms since 1970 UTC; null when it never was. */
  readonly secondFactorAt: number | null;
  /** Whether that counts still, where the second factor is asked for. */
  readonly confirmed: boolean;
}

/**
 * Asks the identity database who a token is in a tenant.
 * @throws RemitError `not-signed-in` or `session-ended` by the session; `not-found` for a tenant that does not exist
 *   and for one in which the login is nobody, which are one answer
 */
export async function openDoor(store: Store, token: SessionToken, slug: string): Promise<Door> {
  const hash = hashSessionToken(token);
  const entry = await store.withIdentity(async (tx) => {
    const entry = await readEntry(tx, hash, slug);
    if (entry !== null && !entry.seen && sessionStands(entry)) await noteUse(tx, hash);
    return entry;
  });
  if (entry === null) throw new RemitError('not-signed-in', 'sign in first');
  if (!sessionStands(entry)) throw new RemitError('session-ended', 'this session is over; sign in again');
  if (entry.tenantId === null || entry.memberId === null) throw notFound();
  const { enteredMemberEpoch, enteredTenantEpoch } = entry;
  const entered =
    enteredMemberEpoch === null || enteredTenantEpoch === null
      ? null
      : { member: enteredMemberEpoch, tenant: enteredTenantEpoch };
  return {
    tenantId: parseTenantId(entry.tenantId),
    memberId: entry.memberId,
    entered,
    secondFactorAt: entry.secondFactorAt,
    confirmed: isConfirmed(entry.secondFactorAt, entry.now),
  };
}
