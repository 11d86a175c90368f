import { StoreError } from '../errors.ts';
import type { Gates } from '../connection/gates.ts';
import { moveFollower } from '../move/move-follow.ts';
import { locateAnew } from '../move/move-locate.ts';
import type { WithIdentity, WithTenant } from '../store-parts.ts';
import type { TenantId } from '../tenant-id.ts';
import { readPlacement, samePlace, type TenantPlacement } from './tenant-placement.ts';
import { type TenantGate, withTenant } from '../tenant-transaction.ts';

/** Where the tenants lie that this process was in. */
export interface TenantPlaces {
  /** @throws StoreError `not-found` when there is no such tenant */
  of(tenantId: TenantId): Promise<TenantPlacement>;
  forget(tenantId: TenantId): void;
  /** A transaction in a tenant wherever it lies, also while it moves. */
  readonly withTenant: WithTenant;
}

/**
 * Finds tenants, and follows those that move. A tenant's place is remembered until a call learns that it is another
 * one; its status is never asked for here.
 */
export function tenantPlaces(withIdentity: WithIdentity, gates: Gates): TenantPlaces {
  const placements = new Map<string, TenantPlacement>();

  async function placementOf(tenantId: TenantId): Promise<TenantPlacement> {
    const known = placements.get(tenantId);
    if (known !== undefined) return known;
    const found = await withIdentity((tx) => readPlacement(tx, { id: tenantId }));
    if (found === null) throw new StoreError('not-found', 'there is no such tenant');
    placements.set(tenantId, found);
    return found;
  }

  const gateOf = ({ databaseName, loginName, server }: TenantPlacement): TenantGate =>
    gates.to(databaseName, loginName, server);

  const follow = moveFollower(async (tenantId) => {
    const place = await placementOf(tenantId);
    await withTenant(gateOf(place), tenantId, 'patient write', async () => undefined, place.placed);
  });

  return {
    of: placementOf,
    forget: (tenantId) => void placements.delete(tenantId),
    async withTenant(tenantId, mode, work) {
      let place = placements.get(tenantId) ?? (await placementOf(tenantId));
      return follow(tenantId, {
        run: () => withTenant(gateOf(place), tenantId, mode, work, place.placed),
        lookAnew: async (signal) => {
          const believed = place;
          // Another call may have found it already.
          const known = placements.get(tenantId);
          const found =
            known !== undefined && !samePlace(known, believed)
              ? known
              : await withIdentity((tx) => locateAnew(tx, tenantId, believed, signal));
          if (found === null) return false;
          placements.set(tenantId, found);
          place = found;
          return !samePlace(found, believed);
        },
      });
    },
  };
}
