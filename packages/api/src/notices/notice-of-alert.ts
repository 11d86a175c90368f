import { readAlert } from '@remit/store/audit/audit-alerts';
import type { NoticeSaid } from './notice-views.ts';
import { decideHere, type TenantCall, typeAsked } from '../tenant-call.ts';

/**
 * What a notice says of a saved view of the audit that shows something new.
 * @returns null for one that tells no more, and for whoever may read the audit no longer
 */
export async function saidOfAlert(call: TenantCall, target: string): Promise<NoticeSaid | null> {
  if (decideHere(call, 'read', typeAsked('remit.Audit')).outcome !== 'allow') return null;
  const alert = await readAlert(call.tx, target);
  if (alert === null || alert.member !== call.subject.member.id) return null;
  return {
    title: `Something new in your view “${alert.name}” of the audit`,
    detail: '',
    open: false,
    own: true,
  };
}
