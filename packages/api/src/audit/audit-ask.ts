import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import type { ExportFormatName } from '@remit/store/audit/audit-export-format';
import { addAuditTask } from '@remit/store/audit/audit-export-tasks';
import { writeAudit } from '@remit/store/audit/audit-log';
import type { AuditFilter } from '@remit/store/audit/audit-search-filter';
import { addJob, cancelJob, countOpenJobs, type JobKind } from '@remit/store/jobs';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Tasks of one member that may wait or be under way at once in a tenant. */
const mostOpen = 5;

/**
 * Asks for an export of the audit. Asking is what the audit keeps of it.
 * @returns id of the task, by which `audit.exports` tells how it stands
 */
export async function askForExport(
  call: TenantCall,
  token: SessionToken | null,
  request: { readonly format: ExportFormatName; readonly filter: AuditFilter },
): Promise<{ readonly id: string }> {
  return ask(call, token, 'audit-export', request, (task) => ({
    ...happenedIn(call, call.decisions[0] ?? null),
    action: 'audit.exported',
    target: { type: 'remit.Audit', id: task },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    details: { format: request.format, filter: JSON.stringify(request.filter) },
  }));
}

/** Asks that the whole chain of the tenant be verified. */
export async function askToVerify(
  call: TenantCall,
  token: SessionToken | null,
): Promise<{ readonly id: string }> {
  return ask(call, token, 'audit-verify', {}, (task) => ({
    ...happenedIn(call, call.decisions[0] ?? null),
    action: 'audit.verified',
    target: { type: 'remit.Audit', id: task },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    details: null,
  }));
}

/**
 * Ends an export or a verification that the asker asked for: one that waits at once, one under way at its next batch.
 * @throws RemitError `not-found` when the asker has none of that id that could still be ended
 */
export async function cancelTask(call: TenantCall, id: string): Promise<{ readonly id: string }> {
  const { services, tenantId, subject } = call;
  const asked = await services.store.withIdentity((tx) => cancelJob(tx, tenantId, subject.member.id, id));
  if (!asked) throw notFound();
  await writeAudit(call.tx, {
    ...happenedIn(call, call.decisions[0] ?? null),
    action: 'audit.cancelled',
    target: { type: 'remit.Audit', id },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    details: null,
  });
  return { id };
}

async function ask(
  call: TenantCall,
  token: SessionToken | null,
  kind: JobKind,
  request: object,
  happened: (task: string) => AuditEvent,
): Promise<{ readonly id: string }> {
  if (token === null) throw new RemitError('not-signed-in', 'sign in first');
  const { services, tenantId, subject, standing, tx } = call;
  const memberId = subject.member.id;
  const id = randomUUID();
  await addAuditTask(tx, { id, kind, askedBy: memberId, request });
  await writeAudit(tx, happened(id));
  // In the other database, and last: a worker that is quicker than this commit finds no task yet and comes again. If this
  // call ends between the two, there is a job about nothing, which ends as that.
  const added = await services.store.withIdentity(async (identity) => {
    if ((await countOpenJobs(identity, tenantId, memberId)) >= mostOpen) return 'too many';
    const { memberEpoch, tenantEpoch } = standing;
    const tokenHash = hashSessionToken(token);
    const job = {
      tenantId,
      kind,
      ref: id,
      memberId,
      tokenHash,
      memberEpoch,
      tenantEpoch,
      address: call.address,
    };
    return (await addJob(identity, { ...job, correlationId: call.correlationId })) ? 'added' : 'no session';
  });
  if (added === 'too many') {
    throw new RemitError('too-many', `${mostOpen} of your tasks are under way; wait for one, or cancel one`);
  }
  if (added === 'no session') throw new RemitError('session-ended', 'this session is over; sign in again');
  return { id };
}
