import type { IdentityTransaction } from '../identity-transaction.ts';
import { finishMove, readMove } from './move-record.ts';
import type { TenantId } from '../tenant-id.ts';
import {
  holdPlacement,
  readPlacement,
  samePlace,
  type TenantPlacement,
} from '../tenants/tenant-placement.ts';

/**
 * Where a tenant lies, for whoever found it gone from where it was. When the database let it go and nobody has said so
 * yet, because whoever moved it was killed just then, this says so: every row is in the new place by then.
 * @param signal `moved`: the database itself said that the tenant is no longer there
 * @returns null when there is no such tenant
 */
export async function locateAnew(
  tx: IdentityTransaction,
  tenantId: TenantId,
  believed: TenantPlacement,
  signal: 'moved' | 'gone',
): Promise<TenantPlacement | null> {
  const found = await readPlacement(tx, { id: tenantId });
  if (found === null || signal === 'gone' || !samePlace(found, believed)) return found;
  await holdPlacement(tx, tenantId);
  const move = await readMove(tx, tenantId);
  if (move !== null && samePlace(move.from, believed)) await finishMove(tx, move);
  return readPlacement(tx, { id: tenantId });
}
