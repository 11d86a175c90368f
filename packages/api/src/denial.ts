import type { AuditEvent } from '@remit/audit/audit-event';
import type { Cause } from '@remit/policy/decision';
import { happenedIn } from './happened-in.ts';
import { partsOf } from './permission-parts.ts';
import { RemitError } from './errors.ts';
import { onlookerMayNot } from './onlooker.ts';
import { sentencesOf } from './sentences.ts';
import type { TenantCall } from './tenant-call.ts';

/** The audit event of a call that was refused before anything of its own began. */
export function refusedPermission(
  call: TenantCall,
  permission: string,
  target: { readonly type: string; readonly id: string | null },
  because: readonly Cause[],
  sentence: string,
): AuditEvent {
  // What refuses is a decision's reasons, or something before the engine was asked at all.
  const decision = call.decisions.find((taken) => taken.because === because) ?? null;
  return {
    ...happenedIn(call, decision),
    action: 'permission.refused',
    target,
    outcome: 'deny',
    because,
    details: { procedure: call.procedure, permission, sentence },
  };
}

/** The error for a permission that the asker does not have: `forbidden`, with every reason in words. */
export function denialOf(
  call: TenantCall,
  permission: string,
  targetId: string | null,
  because: readonly Cause[],
): RemitError {
  const { type, action } = partsOf(permission);
  const sentences =
    because === onlookerMayNot
      ? [`You may not see this yourself, so it is not shown while you see as ${call.subject.member.name}.`]
      : sentencesOf(call, because, { type, action });
  const message = sentences[0] ?? 'you may not do this';
  // Only what no grant allows is mended by a role; what a rule forbids is not.
  const mendable = because.some(({ kind }) => kind === 'no-grant');
  return new RemitError('forbidden', message, {
    sentences,
    ask: mendable ? { action, type, record: null, folder: type === 'remit.Folder' ? targetId : null } : null,
    denial: refusedPermission(call, permission, { type, id: targetId }, because, message),
  });
}
