import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { withMoveLock } from './move-lock.ts';
import { deleteMove, type MoveRecord, readMove } from './move-record.ts';
import { dropDatabase } from './move-target.ts';
import { type OperatorAct, writeOperatorEvent } from '../tenants/operator-event.ts';
import { removeTenantRows } from '../tenants/remove-tenant-rows.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from '../tenants/tenant-name.ts';
import type { StoreParts } from '../store-parts.ts';

/** How long what a tenant left behind is kept, in hours, when nobody says otherwise. */
export const movedGraceHours = 24;

/**
 * Destroys what a tenant left behind where it moved from: its rows in the shared database, or the database that was its
 * own. Nobody could reach them since it moved. Safe to repeat.
 * @param graceHours since it moved
 * @throws StoreError `conflict` when it left nothing behind, while somebody moves it, or before its time, saying when that is
 */
export async function purgeMoved(
  parts: StoreParts,
  tenantId: TenantId,
  act: OperatorAct,
  graceHours: number = movedGraceHours,
): Promise<void> {
  requireReason(act.reason);
  return withMoveLock(parts, tenantId, () => purgeOldPlace(parts, tenantId, act, graceHours));
}

async function purgeOldPlace(
  parts: StoreParts,
  tenantId: TenantId,
  act: OperatorAct,
  graceHours: number,
): Promise<void> {
  const { move, now } = await parts.withIdentity(async (tx) => ({
    move: await readMove(tx, tenantId),
    now: await readClock(tx),
  }));
  if (move === null || move.movedAt === null)
    throw new StoreError('conflict', 'this tenant has left nothing behind anywhere');
  const due = move.movedAt + graceHours * 3_600_000;
  if (now < due)
    throw new StoreError(
      'conflict',
      `what it left behind is kept until ${new Date(due).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    );
  await destroyOldPlace(parts, move);
  await parts.withIdentity(async (tx) => {
    await deleteMove(tx, tenantId);
    const { server, databaseName } = move.from;
    await writeOperatorEvent(tx, 'tenant.left', tenantId, act, { from: `${server}/${databaseName}` });
  });
}

/** By the database's clock, like everything that begins or ends. In ms since 1970 UTC. */
async function readClock(tx: IdentityTransaction): Promise<number> {
  const [clock] = await tx.rows<{ now: number }>(sql`select extract(epoch from now())::float8 * 1000 as now`);
  if (clock === undefined) throw new Error('the identity database did not say what time it is');
  return clock.now;
}

/** Ends whatever a move of a tenant left or began, for a tenant that is destroyed itself. */
export async function destroyMoveOf(parts: StoreParts, tenantId: TenantId): Promise<void> {
  const move = await parts.withIdentity((tx) => readMove(tx, tenantId));
  if (move === null) return;
  if (move.phase === 'moved') await destroyOldPlace(parts, move);
  else await dropDatabase(parts, tenantId, move.to);
  await parts.withIdentity((tx) => deleteMove(tx, tenantId));
}

async function destroyOldPlace(parts: StoreParts, { tenantId, from }: MoveRecord): Promise<void> {
  if (from.tier === 'shared') {
    await removeTenantRows(parts.serverOf(from.server), from.databaseName, tenantId);
    return;
  }
  await parts.gates.shut(from.databaseName, from.server);
  await dropDatabase(parts, tenantId, from);
}
