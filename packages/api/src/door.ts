import { type Epochs, sessionStands } from '@remit/identity/session-rules';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { readEntry } from '@remit/store/identity/read-entry';
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
}

/**
 * Asks the identity database who a token is in a tenant.
 * @throws RemitError `not-signed-in` or `session-ended` by the session; `not-found` for a tenant that does not exist
 *   and for one in which the login is nobody, which are one answer
 */
export async function openDoor(store: Store, token: SessionToken, slug: string): Promise<Door> {
  const entry = await store.withIdentity((tx) => readEntry(tx, hashSessionToken(token), slug));
  if (entry === null) throw new RemitError('not-signed-in', 'sign in first');
  if (!sessionStands(entry)) throw new RemitError('session-ended', 'this session is over; sign in again');
  if (entry.tenantId === null || entry.memberId === null) throw notFound();
  const { enteredMemberEpoch, enteredTenantEpoch } = entry;
  const entered =
    enteredMemberEpoch === null || enteredTenantEpoch === null
      ? null
      : { member: enteredMemberEpoch, tenant: enteredTenantEpoch };
  return { tenantId: parseTenantId(entry.tenantId), memberId: entry.memberId, entered };
}
