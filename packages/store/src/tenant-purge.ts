import { sql } from 'drizzle-orm';
import { StoreError } from './errors.ts';
import { quoteName, withMaintenance } from './maintenance.ts';
import { removeTenantFiles } from './sweep-files.ts';
import { destroyMoveOf } from './move-purge.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import { removeTenantRows } from './remove-tenant-rows.ts';
import { databases, roles } from './roles.ts';
import type { TenantId } from './tenant-id.ts';
import { requireReason } from './tenant-name.ts';
import { readPlacement, type TenantPlacement } from './tenant-placement.ts';
import type { StoreParts } from './store-parts.ts';

/**
 * Destroys a tenant whose time of grace is over: its database and its login, or its rows in the shared database, its
 * files in a bucket, and then everything that the identity database knows of it. Safe to repeat after a crash. People
 * keep their logins.
 * @throws StoreError `conflict` while it is not being deleted, or before its time, saying when that is
 */
export async function purgeTenant(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<void> {
  requireReason(act.reason);
  const found = await parts.withIdentity((tx) => requireDue(tx, id));
  await parts.gates.shut(found.databaseName, found.server);
  await destroyMoveOf(parts, id);
  const server = parts.serverOf(found.server);
  if (found.tier === 'shared') await removeTenantRows(server, found.databaseName, id);
  else await withMaintenance(server, (own) => dropDedicated(own, found));
  await removeTenantFiles(parts.options.files?.bucket ?? null, id);
  await parts.withIdentity(async (tx) => {
    await requireDue(tx, id);
    await tx.rows(sql`delete from identity.tenant where id = ${id}`);
    await writeOperatorEvent(tx, 'tenant.purged', id, act, { slug: found.slug, name: found.name });
  });
  parts.forgetPlacement(id);
}

/** By the database's clock, like everything that begins or ends. */
async function requireDue(
  tx: Parameters<Parameters<StoreParts['withIdentity']>[0]>[0],
  id: TenantId,
): Promise<TenantPlacement> {
  const found = await readPlacement(tx, { id });
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

async function dropDedicated(
  own: Parameters<Parameters<typeof withMaintenance<void>>[1]>[0],
  { databaseName, loginName }: TenantPlacement,
): Promise<void> {
  // Belt and braces: what Remit itself stands on has no tenant's name.
  const ours = new Set<string>([...Object.values(roles), ...Object.values(databases)]);
  if (ours.has(databaseName) || ours.has(loginName) || !databaseName.startsWith('remit_t_')) {
    throw new StoreError('refused', `\`${databaseName}\` is not the database of one tenant`);
  }
  await own.unsafe(`drop database if exists ${quoteName(databaseName)} with (force)`);
  await own.unsafe(`drop role if exists ${quoteName(loginName)}`);
}
