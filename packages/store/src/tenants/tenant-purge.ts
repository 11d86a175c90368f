import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { destroyTenantFiles } from '../destroy-tenant-files.ts';
import { withMoveLock } from '../move/move-lock.ts';
import { destroyMoveOf } from '../move/move-purge.ts';
import { dropDatabase } from '../move/move-target.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import { removeTenantRows } from './remove-tenant-rows.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from './tenant-name.ts';
import { holdPlacement, type TenantPlacement } from './tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

/**
 * Destroys a tenant whose time of grace is over: its files in a bucket, its database and its login, or its rows in the
 * shared database, and then everything that the identity database knows of it. Safe to repeat after a crash. People
 * keep their logins.
 * @throws StoreError `conflict` while it is not being deleted, while somebody moves it, before its time, saying when that
 *   is, and where its files cannot be destroyed
 */
export async function purgeTenant(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<void> {
  requireReason(act.reason);
  // Whoever moves it writes where this destroys.
  await withMoveLock(parts, id, () => destroyTenant(parts, id, act));
  parts.forgetPlacement(id);
}

async function destroyTenant(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<void> {
  // Before its rows, which say where they lie.
  await destroyTenantFiles(parts, await parts.withIdentity((tx) => requireDue(tx, id)));
  // Whoever looked into its rows may have concluded its move.
  const found = await parts.withIdentity((tx) => requireDue(tx, id));
  await parts.gates.shut(found.databaseName, found.server);
  await destroyMoveOf(parts, id);
  if (found.tier === 'shared') await removeTenantRows(parts.serverOf(found.server), found.databaseName, id);
  else await dropDatabase(parts, id, found);
  await parts.withIdentity(async (tx) => {
    await requireDue(tx, id);
    await tx.rows(sql`delete from identity.tenant where id = ${id}`);
    await writeOperatorEvent(tx, 'tenant.purged', id, act, { slug: found.slug, name: found.name });
  });
}

/**
 * By the database's clock, like everything that begins or ends. Whoever is taking the tenant back is waited for; who comes
 * later comes too late (see `requireInTime`).
 */
async function requireDue(tx: IdentityTransaction, id: TenantId): Promise<TenantPlacement> {
  const found = await holdPlacement(tx, id);
  if (found === null) throw new StoreError('not-found', 'there is no such tenant');
  if (found.status !== 'deleting' || found.purgeAt === null) {
    throw new StoreError(
      'conflict',
      `\`${found.slug}\` is ${found.status}: only a deleted tenant is destroyed`,
    );
  }
  const [due] = await tx.rows<{ due: boolean }>(sql`
    select purge_at <= now() as due from identity.tenant where id = ${id}`);
  if (due?.due !== true) {
    const when = new Date(found.purgeAt).toISOString().slice(0, 16).replace('T', ' ');
    throw new StoreError(
      'conflict',
      `\`${found.slug}\` can be taken back until ${when} UTC, and is kept until then`,
    );
  }
  return found;
}
