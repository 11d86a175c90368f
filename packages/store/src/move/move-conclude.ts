import { sql } from 'drizzle-orm';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from '../audit/audit-log.ts';
import { placeWords } from './move-place.ts';
import { finishMove, type MoveRecord } from './move-record.ts';
import { type OperatorAct, writeOperatorEvent } from '../tenants/operator-event.ts';
import { holdPlacement } from '../tenants/tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

/**
 * Sends calls to the new place and writes down that it is so, once: whoever was killed on the way does it again. Calls
 * that the old place refused may have done the first of it before.
 */
export async function concludeMove(parts: StoreParts, move: MoveRecord, act: OperatorAct): Promise<void> {
  const { tenantId } = move;
  const words = { move: move.id, from: placeWords(move.from), to: placeWords(move.to) };
  await parts.withIdentity(async (tx) => {
    await holdPlacement(tx, tenantId);
    await finishMove(tx, move);
    const said = await tx.rows(sql`
      select 1 from identity.operator_event
      where tenant_id = ${tenantId} and action = 'tenant.moved' and details ->> 'move' = ${move.id}`);
    if (said.length === 0) await writeOperatorEvent(tx, 'tenant.moved', tenantId, act, words);
  });
  parts.forgetPlacement(tenantId);
  await parts.withTenant(tenantId, 'write', async (tx) => {
    const said = await tx.rows(sql`
      select 1 from remit.audit_event
      where tenant_id = ${tenantId} and action = 'tenant.moved' and details ->> 'move' = ${move.id}`);
    if (said.length > 0) return;
    await writeAudit(tx, {
      ...happenedByRemit(act.correlationId),
      action: 'tenant.moved',
      target: { type: 'remit.Tenant', id: tenantId },
      outcome: 'allow',
      because: [],
      details: { ...words, reason: act.reason },
    });
  });
}
