import type { AuditAction } from '@remit/audit/audit-event';
import type { useTranslations } from 'use-intl';

/** Actions in the order in which they are offered as a filter. */
export const namedActions = [
  'request.submitted',
  'request.approved',
  'request.rejected',
  'request.withdrawn',
  'request.asked',
  'request.answered',
  'request.changed',
  'request.reduced',
  'request.reminded',
  'request.escalated',
  'request.rerouted',
  'request.expired',
  'request.completed',
  'delegation.created',
  'delegation.ended',
  'requests.imported',
  'policy.published',
  'draft.begun',
  'draft.edited',
  'draft.renamed',
  'draft.rebased',
  'draft.withdrawn',
  'draft.reopened',
  'assignment.created',
  'assignment.ended',
  'folder.created',
  'folder.renamed',
  'folder.moved',
  'member.suspended',
  'member.restored',
  'guest.invited',
  'guest.extended',
  'guest.ended',
  'session.entered',
  'sessions.ended',
  'security.changed',
  'access.explained',
  'audit.exported',
  'audit.verified',
  'audit.cancelled',
  'permission.refused',
  'tenant.created',
  'tenant.configured',
  'rate.set',
  'tenant.renamed',
  'tenant.suspended',
  'tenant.restored',
  'tenant.deleting',
  'tenant.undeleted',
  'tenant.crossed',
  'tenant.moved',
  'tenant.exported',
] as const satisfies readonly AuditAction[];

/** An action as a reader says it; one that has no words yet is shown as the record has it. */
export function actionWords(t: ReturnType<typeof useTranslations<'audit'>>, action: string): string {
  const named = namedActions.find((each) => each === action);
  return named === undefined ? action.replaceAll('.', ' ') : t(`action.${named}`);
}
