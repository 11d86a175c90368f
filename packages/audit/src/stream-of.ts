import type { AuditAction } from './audit-event.ts';

/** Which of a tenant's records an event belongs to. Role changes and guests have streams of their own. */
export type AuditStream = 'access' | 'guest' | 'session' | 'request' | 'audit' | 'tenant' | 'refusal';

/** The stream of an action: `access` is who may do what, `refusal` what was refused before it began. */
export function streamOf(action: AuditAction): AuditStream {
  switch (action) {
    case 'policy.published':
    case 'draft.begun':
    case 'draft.edited':
    case 'draft.staged':
    case 'draft.renamed':
    case 'draft.rebased':
    case 'draft.withdrawn':
    case 'draft.reopened':
    case 'draft.submitted':
    case 'draft.approved':
    case 'draft.rejected':
    case 'draft.commented':
    case 'draft.scheduled':
    case 'draft.unscheduled':
    case 'draft.published':
    case 'draft.failed':
    case 'review.started':
    case 'review.decided':
    case 'review.passed':
    case 'review.closed':
    case 'assignment.created':
    case 'assignment.ended':
    case 'assignment.shortened':
    case 'assignment.narrowed':
    // Whoever asked for a role has it from then on.
    case 'access.granted':
    case 'folder.created':
    case 'folder.renamed':
    case 'folder.moved':
    case 'member.suspended':
    case 'member.restored':
    case 'member.joined':
    case 'member.parted':
    case 'member.moved':
    case 'group.created':
    case 'group.renamed':
    case 'group.archived':
    case 'group.ruled':
    case 'department.created':
    case 'department.renamed':
    case 'department.headed':
      return 'access';
    case 'guest.invited':
    case 'guest.extended':
    case 'guest.ended':
      return 'guest';
    case 'session.entered':
    case 'sessions.ended':
    case 'session.closed':
    case 'notices.read':
    case 'notices.wished':
    case 'view.saved':
    case 'view.deleted':
      return 'session';
    case 'request.saved':
    case 'request.discarded':
    case 'request.watched':
    case 'request.submitted':
    case 'request.approved':
    case 'request.paid':
    case 'request.rejected':
    case 'request.withdrawn':
    case 'request.asked':
    case 'request.answered':
    case 'request.changed':
    case 'request.reduced':
    case 'request.attached':
    case 'request.detached':
    case 'request.cleared':
    case 'request.reminded':
    case 'request.escalated':
    case 'request.rerouted':
    case 'request.expired':
    case 'request.completed':
    case 'access.asked':
    case 'access.refused':
    case 'access.withdrawn':
    case 'access.reminded':
    case 'access.expired':
    case 'delegation.created':
    case 'delegation.ended':
    case 'requests.imported':
      return 'request';
    case 'access.explained':
    case 'see-as.begun':
    case 'see-as.looked':
    case 'see-as.ended':
    case 'audit.exported':
    case 'audit.verified':
    case 'audit.cancelled':
    case 'audit.watched':
      return 'audit';
    case 'security.changed':
    case 'tenant.created':
    case 'tenant.suspended':
    case 'tenant.restored':
    case 'tenant.renamed':
    case 'tenant.deleting':
    case 'tenant.undeleted':
    case 'tenant.crossed':
    case 'tenant.moved':
    case 'tenant.exported':
    case 'tenant.configured':
    case 'rate.set':
      return 'tenant';
    case 'permission.refused':
      return 'refusal';
    default:
      return action satisfies never;
  }
}
