import { sql } from 'drizzle-orm';
import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from './audit-log.ts';
import { StoreError } from './errors.ts';
import type { IdentityTransaction } from './identity-transaction.ts';
import type { OperatorAction } from './operator-action.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import type { TenantId } from './tenant-id.ts';
import { requireReason, requireSlug, requireTenantName } from './tenant-name.ts';
import { holdPlacement, type TenantPlacement } from './tenant-placement.ts';
import type { TenantStatus } from './tenant-status.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { StoreParts } from './store-parts.ts';

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
  rename(
    id: TenantId,
    to: { readonly slug: string; readonly name: string },
    act: OperatorAct,
  ): Promise<TenantPlacement>;
  /** Shuts it, to be destroyed once `graceDays` are over; until then `undelete` takes it back. */
  remove(id: TenantId, graceDays: number, act: OperatorAct): Promise<TenantPlacement>;
  /** Takes it back as a suspended one: opening it is a step of its own. */
  undelete(id: TenantId, act: OperatorAct): Promise<TenantPlacement>;
}

const longestGraceDays = 365;

type LifeEvent = Extract<AuditEvent, { readonly details: { readonly operator: string | null } }>;
type LifeAction = Exclude<LifeEvent['action'], 'tenant.crossed'>;

/**
 * @throws StoreError of every method: `invalid` without a reason, `not-found`, `conflict` where the tenant does not stand so
 *   that this can be done to it
 */
export function tenantLifecycle(parts: StoreParts): TenantLifecycle {
  const { withIdentity, withTenant } = parts;

  /** Changes the row that every call looks at; holds it, so that two operators take turns. */
  function change(
    id: TenantId,
    act: OperatorAct,
    action: OperatorAction,
    work: (tx: IdentityTransaction, found: TenantPlacement) => Promise<Change>,
  ): Promise<TenantPlacement> {
    requireReason(act.reason);
    return withIdentity(async (tx) => {
      const found = await holdPlacement(tx, id);
      if (found === null) throw new StoreError('not-found', 'there is no such tenant');
      const { details, done } = await work(tx, found);
      if (!done) await writeOperatorEvent(tx, action, id, act, details);
      const changed = await holdPlacement(tx, id);
      if (changed === null) throw new StoreError('not-found', 'there is no such tenant');
      return changed;
    });
  }

  /** Ends every session there and says so in the tenant's own record, unless an earlier try has said it. */
  function shutInside(id: TenantId, action: LifeAction, act: OperatorAct): Promise<void> {
    return withTenant(id, 'write', async (tx) => {
      await tx.rows(sql`select 1 from remit.tenant where tenant_id = ${id} for update`);
      if ((await lastLifeEvent(tx)) === action) {
        throw new StoreError('conflict', `this was done before: the tenant's record says \`${action}\``);
      }
      await tx.rows(sql`update remit.tenant set epoch = epoch + 1 where tenant_id = ${id}`);
      await writeAudit(tx, lifeEvent(id, action, act));
    });
  }

  const note = (id: TenantId, action: LifeAction, act: OperatorAct): Promise<void> =>
    withTenant(id, 'write', (tx) => writeAudit(tx, lifeEvent(id, action, act)));

  return {
    suspend: async (id, act) => {
      const changed = await change(id, act, 'tenant.suspended', async (tx, found) => {
        if (found.status === 'suspended') return { done: true, details: {} };
        requireStatus(found, ['active'], 'suspended');
        await tx.rows(sql`
          update identity.tenant set status = 'suspended', status_at = now() where id = ${id}`);
        return { done: false, details: {} };
      });
      await shutInside(id, 'tenant.suspended', act);
      return changed;
    },

    restore: async (id, act) => {
      requireReason(act.reason);
      await refuseUnless(parts, id, ['suspended'], 'restored');
      await note(id, 'tenant.restored', act);
      return change(id, act, 'tenant.restored', async (tx, found) => {
        requireStatus(found, ['suspended'], 'restored');
        await tx.rows(sql`update identity.tenant set status = 'active', status_at = now() where id = ${id}`);
        return { done: false, details: {} };
      });
    },

    rename: async (id, { slug, name }, act) => {
      requireSlug(slug);
      requireTenantName(name);
      const changed = await change(id, act, 'tenant.renamed', async (tx, found) => {
        requireStatus(found, ['active', 'suspended'], 'renamed');
        const [taken] = await tx.rows(sql`
          select 1 from identity.tenant where slug = ${slug} and id <> ${id}`);
        if (taken !== undefined) throw new StoreError('conflict', `there is a tenant \`${slug}\` already`);
        await tx.rows(sql`update identity.tenant set slug = ${slug}, name = ${name} where id = ${id}`);
        return { done: found.slug === slug && found.name === name, details: { slug, name, was: found.slug } };
      });
      await withTenant(id, 'write', async (tx) => {
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
    },

    remove: async (id, graceDays, act) => {
      if (!Number.isInteger(graceDays) || graceDays < 1 || graceDays > longestGraceDays) {
        throw new StoreError(
          'invalid',
          `a tenant is kept for a whole number of days from 1 to ${longestGraceDays} before it is destroyed`,
        );
      }
      const before: { status: TenantStatus | null } = { status: null };
      const changed = await change(id, act, 'tenant.deleting', async (tx, found) => {
        before.status = found.status;
        if (found.status === 'deleting') return { done: true, details: {} };
        requireStatus(found, ['preparing', 'active', 'suspended'], 'deleted');
        await tx.rows(sql`
          update identity.tenant set status = 'deleting', status_at = now(),
            purge_at = now() + make_interval(days => ${graceDays}::int) where id = ${id}`);
        return { done: false, details: { graceDays } };
      });
      // One that was never opened may have no record of its own yet.
      if (before.status !== 'preparing') await shutInside(id, 'tenant.deleting', act);
      return changed;
    },

    undelete: async (id, act) => {
      requireReason(act.reason);
      await refuseUnless(parts, id, ['deleting'], 'taken back');
      await note(id, 'tenant.undeleted', act);
      return change(id, act, 'tenant.undeleted', async (tx, found) => {
        requireStatus(found, ['deleting'], 'taken back');
        await tx.rows(sql`
          update identity.tenant set status = 'suspended', status_at = now(), purge_at = null where id = ${id}`);
        return { done: false, details: {} };
      });
    },
  };
}

/** What a change to the tenant's row came to; `done`: an earlier try got that far, and wrote it down. */
interface Change {
  readonly done: boolean;
  readonly details: Readonly<Record<string, string | number>>;
}

async function refuseUnless(
  { withIdentity }: StoreParts,
  id: TenantId,
  allowed: readonly TenantStatus[],
  what: string,
): Promise<void> {
  await withIdentity(async (tx) => {
    const found = await holdPlacement(tx, id);
    if (found === null) throw new StoreError('not-found', 'there is no such tenant');
    requireStatus(found, allowed, what);
  });
}

function requireStatus(found: TenantPlacement, allowed: readonly TenantStatus[], what: string): void {
  if (allowed.includes(found.status)) return;
  const hint = found.status === 'moving' ? '; finish or stop its move first' : '';
  throw new StoreError(
    'conflict',
    `\`${found.slug}\` is ${found.status}, and only a tenant that is ${allowed.join(' or ')} can be ${what}${hint}`,
  );
}

async function lastLifeEvent(tx: TenantTransaction): Promise<string | null> {
  const [last] = await tx.rows<{ action: string }>(sql`
    select action from remit.audit_event
    where tenant_id = ${tx.tenantId} and stream = 'tenant'
      and action in ('tenant.suspended', 'tenant.restored', 'tenant.deleting', 'tenant.undeleted')
    order by at desc limit 1`);
  return last?.action ?? null;
}

function lifeEvent(id: TenantId, action: LifeAction, { reason, operator, correlationId }: OperatorAct) {
  return {
    ...happenedByRemit(correlationId),
    action,
    target: { type: 'remit.Tenant', id },
    outcome: 'allow',
    because: [],
    details: { reason, operator },
  } satisfies AuditEvent;
}
