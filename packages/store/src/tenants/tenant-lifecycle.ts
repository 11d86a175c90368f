import { sql } from 'drizzle-orm';
import { writeAudit } from '../audit/audit-log.ts';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { OperatorAct } from './operator-event.ts';
import type { StoreParts } from '../store-parts.ts';
import {
  changeTenant,
  lifeEvent,
  noteInside,
  refuseUnless,
  requireStatus,
  shutInside,
} from './tenant-change.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason, requireSlug, requireTenantName } from './tenant-name.ts';
import type { TenantPlacement } from './tenant-placement.ts';
import type { TenantStatus } from './tenant-status.ts';

/**
 * What operators do to a tenant. Each change is one row of the operators' record and one event of the tenant's own.
 * The two databases cannot commit together, so what shuts a tenant begins where every call looks first, and what opens
 * it ends there: whoever is killed between the two leaves less access, and does the same again to finish.
 */
export interface TenantLifecycle {
  /** Shuts an active tenant: the next call of everybody finds nothing, and every session there is over. */
  suspend(id: TenantId, act: OperatorAct): Promise<TenantPlacement>;
  /** Opens a suspended tenant again. People sign in anew. */
  restore(id: TenantId, act: OperatorAct): Promise<TenantPlacement>;
  /** Gives it another name or another address; the old address is nobody's from then on. */
  rename(id: TenantId, to: TenantName, act: OperatorAct): Promise<TenantPlacement>;
  /** Shuts it, to be destroyed once `graceDays` are over; until then `undelete` takes it back. */
  remove(id: TenantId, graceDays: number, act: OperatorAct): Promise<TenantPlacement>;
  /** Takes it back as a suspended one: opening it is a step of its own. */
  undelete(id: TenantId, act: OperatorAct): Promise<TenantPlacement>;
}

/** What a tenant is called, and in which address. */
export interface TenantName {
  readonly slug: string;
  readonly name: string;
}

const longestGraceDays = 365;

/**
 * @throws StoreError of every method: `invalid` without a reason, `not-found`, `conflict` where the tenant does not stand so
 *   that this can be done to it
 */
export function tenantLifecycle(parts: StoreParts): TenantLifecycle {
  return {
    suspend: (id, act) => suspend(parts, id, act),
    restore: (id, act) => restore(parts, id, act),
    rename: (id, to, act) => rename(parts, id, to, act),
    remove: (id, graceDays, act) => remove(parts, id, graceDays, act),
    undelete: (id, act) => undelete(parts, id, act),
  };
}

async function suspend(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<TenantPlacement> {
  const changed = await changeTenant(parts, id, act, 'tenant.suspended', async (tx, found) => {
    if (found.status === 'suspended') return { done: true, details: {} };
    requireStatus(found, ['active'], 'suspended');
    await tx.rows(sql`
      update identity.tenant set status = 'suspended', status_at = now() where id = ${id}`);
    return { done: false, details: {} };
  });
  await shutInside(parts, id, 'tenant.suspended', act);
  return changed;
}

async function restore(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<TenantPlacement> {
  requireReason(act.reason);
  await refuseUnless(parts, id, ['suspended'], 'restored');
  await noteInside(parts, id, 'tenant.restored', act);
  return changeTenant(parts, id, act, 'tenant.restored', async (tx, found) => {
    requireStatus(found, ['suspended'], 'restored');
    await tx.rows(sql`update identity.tenant set status = 'active', status_at = now() where id = ${id}`);
    return { done: false, details: {} };
  });
}

async function rename(
  parts: StoreParts,
  id: TenantId,
  { slug, name }: TenantName,
  act: OperatorAct,
): Promise<TenantPlacement> {
  requireSlug(slug);
  requireTenantName(name);
  const changed = await changeTenant(parts, id, act, 'tenant.renamed', async (tx, found) => {
    requireStatus(found, ['active', 'suspended'], 'renamed');
    const [taken] = await tx.rows(sql`
      select 1 from identity.tenant where slug = ${slug} and id <> ${id}`);
    if (taken !== undefined) throw new StoreError('conflict', `there is a tenant \`${slug}\` already`);
    await tx.rows(sql`update identity.tenant set slug = ${slug}, name = ${name} where id = ${id}`);
    return { done: found.slug === slug && found.name === name, details: { slug, name, was: found.slug } };
  });
  await parts.withTenant(id, 'write', async (tx) => {
    const [before] = await tx.rows<{ slug: string; name: string }>(sql`
      select slug, name from remit.tenant where tenant_id = ${id} for update`);
    if (before === undefined || (before.slug === slug && before.name === name)) {
      throw new StoreError('conflict', 'the tenant has this name and this address already');
    }
    await tx.rows(sql`update remit.tenant set slug = ${slug}, name = ${name} where tenant_id = ${id}`);
    await writeAudit(tx, {
      ...lifeEvent(id, 'tenant.renamed', act),
      before: { slug: before.slug, name: before.name },
      after: { slug, name },
    });
  });
  parts.forgetPlacement(id);
  return changed;
}

async function remove(
  parts: StoreParts,
  id: TenantId,
  graceDays: number,
  act: OperatorAct,
): Promise<TenantPlacement> {
  if (!Number.isInteger(graceDays) || graceDays < 1 || graceDays > longestGraceDays) {
    throw new StoreError(
      'invalid',
      `a tenant is kept for a whole number of days from 1 to ${longestGraceDays} before it is destroyed`,
    );
  }
  const before: { status: TenantStatus | null } = { status: null };
  const changed = await changeTenant(parts, id, act, 'tenant.deleting', async (tx, found) => {
    before.status = found.status;
    if (found.status === 'deleting') return { done: true, details: {} };
    requireStatus(found, ['preparing', 'active', 'suspended'], 'deleted');
    await tx.rows(sql`
      update identity.tenant set status = 'deleting', status_at = now(),
        purge_at = now() + make_interval(days => ${graceDays}::int) where id = ${id}`);
    return { done: false, details: { graceDays } };
  });
  // One that was never opened may have no record of its own yet.
  if (before.status !== 'preparing') await shutInside(parts, id, 'tenant.deleting', act);
  return changed;
}

/**
 * Refuses to take back what may be half destroyed by now. The row is held: the clock is read behind whoever destroys it,
 * and not when this transaction began.
 */
async function requireInTime(tx: IdentityTransaction, id: TenantId): Promise<void> {
  const [over] = await tx.rows(sql`
    select 1 from identity.tenant where id = ${id} and purge_at <= clock_timestamp()`);
  if (over === undefined) return;
  throw new StoreError(
    'conflict',
    'the time in which this tenant could be taken back is over: what is left of it is being destroyed, or may be',
  );
}

async function undelete(parts: StoreParts, id: TenantId, act: OperatorAct): Promise<TenantPlacement> {
  requireReason(act.reason);
  await refuseUnless(parts, id, ['deleting'], 'taken back', requireInTime);
  await noteInside(parts, id, 'tenant.undeleted', act);
  return changeTenant(parts, id, act, 'tenant.undeleted', async (tx, found) => {
    requireStatus(found, ['deleting'], 'taken back');
    await requireInTime(tx, id);
    await tx.rows(sql`
      update identity.tenant set status = 'suspended', status_at = now(), purge_at = null where id = ${id}`);
    return { done: false, details: {} };
  });
}
