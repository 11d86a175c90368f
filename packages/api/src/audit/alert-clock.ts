import { randomUUID } from 'node:crypto';
import { countMatches, lockDueAlert, moveAlert } from '@remit/store/audit/audit-alerts';
import { addNotices } from '@remit/store/notices/notices';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { filterOfWords } from './audit-view-words.ts';
import { auditReader } from './audit-rows.ts';
import type { Services } from '../context.ts';
import { callOfMember } from '../member-call.ts';
import { decideHere, typeAsked } from '../tenant-call.ts';

/** How often an alert tells at most, in ms: what happens meanwhile is told together. */
const alertQuiet = 300_000;

/**
 * Looks at the next entries of the chain for one alert, and tells its owner when their view shows any: in the caller's
 * transaction, so that each entry is looked at once, whoever is killed meanwhile. Whoever may read the audit no longer is
 * told nothing, also later of what happened until then.
 * @returns whether there was one to look for
 */
export async function turnAlertClock(services: Services, tx: TenantTransaction): Promise<boolean> {
  const alert = await lockDueAlert(tx);
  if (alert === null) return false;
  const call = await callOfMember(services, tx, {
    member: alert.member,
    procedure: 'audit.list',
    correlationId: randomUUID(),
    met: [],
  });
  const reads = call !== null && decideHere(call, 'read', typeAsked('remit.Audit')).outcome === 'allow';
  const hidden = reads ? auditReader(call).hidden.names : [];
  const { count, lookedTo } = await countMatches(tx, alert, filterOfWords(alert.words), hidden);
  const tells = reads && count > 0;
  if (tells) {
    await addNotices(tx, [
      {
        to: [alert.member],
        kind: 'matched',
        about: 'audit',
        target: alert.id,
        occasion: `matched ${lookedTo}`,
        actor: null,
      },
    ]);
  }
  await moveAlert(tx, alert.id, { lookedTo, quietFor: tells ? alertQuiet : 0 });
  return true;
}
