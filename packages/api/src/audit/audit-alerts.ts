import { beginAlert, endAlert, listAlerts } from '@remit/store/audit/audit-alerts';
import { writeAudit } from '@remit/store/audit/audit-log';
import type { AuditAlertsView } from './audit-views.ts';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import type { TenantCall } from '../tenant-call.ts';

/** The views of the asker that tell them of new events. */
export async function alertsOf(call: TenantCall): Promise<AuditAlertsView> {
  return { alerts: await listAlerts(call.tx, call.subject.member.id) };
}

/**
 * Has a saved view of the asker's tell them of new events that it shows, or no longer.
 * @throws RemitError `not-found` where they have no view of that name; `conflict` where it is so already
 */
export async function setAlert(
  call: TenantCall,
  { name, tells }: { readonly name: string; readonly tells: boolean },
): Promise<AuditAlertsView> {
  const { id } = call.subject.member;
  const told = (await listAlerts(call.tx, id)).some((alert) => alert.name === name);
  if (told === tells) {
    throw new RemitError('conflict', `this view ${tells ? 'tells you already' : 'does not tell you'}`);
  }
  const changed = tells ? await beginAlert(call.tx, id, name) : await endAlert(call.tx, id, name);
  if (!changed) throw new RemitError('not-found', 'you have no view of that name');
  const decision = call.decisions[0] ?? null;
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'audit.watched',
    target: { type: 'remit.Audit', id: null },
    outcome: 'allow',
    because: decision?.because ?? [],
    details: { name, tells },
  });
  return alertsOf(call);
}
