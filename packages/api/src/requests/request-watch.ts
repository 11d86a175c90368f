import { writeAudit } from '@remit/store/audit/audit-log';
import { setWatched } from '@remit/store/requests/request-watches';
import { happenedIn } from '../happened-in.ts';
import { requireRequest } from './request-access.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Has the asker told of each step of a request from now on, or no longer. Whether they may see it is asked anew whenever
 * they are told.
 * @throws RemitError `not-found` for one that is not there and for one that the asker may not read; audited
 */
export async function watchRequest(
  call: TenantCall,
  { id, watches }: { readonly id: string; readonly watches: boolean },
): Promise<{ readonly watching: boolean }> {
  const { type } = await requireRequest(call, id, 'look');
  await setWatched(call.tx, id, call.subject.member.id, watches);
  await writeAudit(call.tx, {
    ...happenedIn(call, call.decisions[0] ?? null),
    action: 'request.watched',
    target: { type: type.name, id },
    outcome: 'allow',
    because: call.decisions[0]?.because ?? [],
    details: { watches },
  });
  return { watching: watches };
}
