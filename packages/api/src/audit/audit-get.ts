import { chainHead } from '@remit/store/audit/audit-records';
import { readAuditCall, readAuditEvent } from '@remit/store/audit/audit-search';
import { hiddenNames, withoutHidden } from './audit-hidden.ts';
import { namesIn } from './audit-names.ts';
import { auditReader } from './audit-rows.ts';
import type { AuditEventView } from './audit-views.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * One event with everything that the record says of it, and what else happened in the same call.
 * @throws RemitError `not-found`
 */
export async function getAuditEvent(call: TenantCall, id: string): Promise<AuditEventView> {
  const event = await readAuditEvent(call.tx, id);
  if (event === null) throw notFound();
  const [around, head] = await Promise.all([readAuditCall(call.tx, event.correlationId), chainHead(call.tx)]);
  const reader = auditReader(call);
  const hidden = reader.hidden.of(event.targetType);
  const { before, after, details, roles, address, agent, policyVersion, directoryRevision } = event;
  const shown = {
    before: withoutHidden(before, hidden),
    after: withoutHidden(after, hidden),
    details: withoutHidden(details, hidden),
  };
  return {
    ...reader.row(event),
    onBehalfOf: call.directory.chip(event.onBehalfOf),
    roles,
    sentences: reader.sentences(event),
    reported: event.reported,
    ...shown,
    names: namesIn(call, [...Object.values(shown), ...roles]),
    hidden: [...new Set([before, after, details].flatMap((value) => hiddenNames(value, hidden)))],
    address,
    agent,
    policyVersion,
    directoryRevision,
    correlationId: event.correlationId,
    sessionId: event.sessionId,
    hash: event.hash,
    call: around.filter((other) => other.id !== event.id).map(reader.row),
    head: head.sequence,
  };
}
