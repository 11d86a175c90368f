import { sql } from 'drizzle-orm';
import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from '../audit/audit-log.ts';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { OperatorAction } from './operator-action.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import type { StoreParts } from '../store-parts.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from './tenant-name.ts';
import { holdPlacement, type TenantPlacement } from './tenant-placement.ts';
import type { TenantStatus } from './tenant-status.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

type LifeEvent = Extract<AuditEvent, { readonly details: { readonly operator: string | null } }>;
type LifeAction = Exclude<LifeEvent['action'], 'tenant.crossed'>;

/** What a change to the tenant's row came to; `done`: an earlier try got that far, and wrote it down. */
export interface TenantChange {
  readonly done: boolean;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * Changes the row that every call looks at; holds it, so that two operators take turns.
 * @throws StoreError `invalid` without a reason, `not-found`, and what the work refuses
 */
export function changeTenant(
  { withIdentity }: StoreParts,
  id: TenantId,
  act: OperatorAct,
  action: OperatorAction,
  work: (tx: IdentityTransaction, found: TenantPlacement) => Promise<TenantChange>,
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

/**
 * Ends every session there and says so in the tenant's own record.
 * @throws StoreError `conflict` where an earlier try has said it
 */
export function shutInside(
  { withTenant }: StoreParts,
  id: TenantId,
  action: LifeAction,
  act: OperatorAct,
): Promise<void> {
  return withTenant(id, 'write', async (tx) => {
    await tx.rows(sql`select 1 from remit.tenant where tenant_id = ${id} for update`);
    if ((await lastLifeEvent(tx)) === action) {
      throw new StoreError('conflict', `this was done before: the tenant's record says \`${action}\``);
    }
    await tx.rows(sql`update remit.tenant set epoch = epoch + 1 where tenant_id = ${id}`);
    await writeAudit(tx, lifeEvent(id, action, act));
  });
}

/** Says in the tenant's own record what is done to it. */
export const noteInside = (
  { withTenant }: StoreParts,
  id: TenantId,
  action: LifeAction,
  act: OperatorAct,
): Promise<void> => withTenant(id, 'write', (tx) => writeAudit(tx, lifeEvent(id, action, act)));

/**
 * Looks before something is written that cannot be taken back.
 * @param further what else must hold
 * @throws StoreError as `requireStatus` and `further`; `not-found`
 */
export async function refuseUnless(
  { withIdentity }: StoreParts,
  id: TenantId,
  allowed: readonly TenantStatus[],
  what: string,
  further: (tx: IdentityTransaction, id: TenantId) => Promise<void> = async () => undefined,
): Promise<void> {
  await withIdentity(async (tx) => {
    const found = await holdPlacement(tx, id);
    if (found === null) throw new StoreError('not-found', 'there is no such tenant');
    requireStatus(found, allowed, what);
    await further(tx, id);
  });
}

/** @throws StoreError `conflict` where the tenant does not stand so that this can be done to it */
export function requireStatus(found: TenantPlacement, allowed: readonly TenantStatus[], what: string): void {
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

/** The event of the tenant's own record. */
export function lifeEvent(
  id: TenantId,
  action: LifeAction,
  { reason, operator, correlationId }: OperatorAct,
) {
  return {
    ...happenedByRemit(correlationId),
    action,
    target: { type: 'remit.Tenant', id },
    outcome: 'allow',
    because: [],
    details: { reason, operator },
  } satisfies AuditEvent;
}
