import { type CaseRefusal, takeEvent } from '@remit/approvals/take-event';
import {
  readAccessRequest,
  type StoredAccessRequest,
  writeAccessCase,
} from '@remit/store/directory/access-requests';
import { insertAssignment } from '@remit/store/directory/assignments';
import { writeAudit } from '@remit/store/audit/audit-log';
import { addNotices } from '@remit/store/notices/notices';
import { accessCase, asksIn, grantersNow } from './access-case.ts';
import { accessEvent } from './access-requests.ts';
import { accessView } from './access-view.ts';
import type { AccessRequestView } from './access-views.ts';
import { assignmentRecord } from '../assignment-record.ts';
import { caseRefusal } from '../approvals/case-refusal.ts';
import { RemitError } from '../errors.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { readyToAssign } from '../people/people-assign.ts';
import { requireNoRefusal } from '../people/people-refused.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

export interface DecideAccessInput {
  readonly id: string;
  /** The revision that the asker had seen. */
  readonly revision: number;
  readonly decision: 'grant' | 'refuse';
  readonly comment: string | null;
  /** For less time than was asked for, in ms; null for as long. */
  readonly lasts: number | null;
}

/**
 * Grants or refuses an access request, with the tenant locked. What is granted is an assignment from this moment until
 * its time is over, judged as any other: exclusions, guards and the last administrator included.
 * @throws RemitError `not-found` to whoever neither asked for it nor may grant it; `forbidden` and `conflict` as the
 *   machine and the assignment say; `invalid` for more time than was asked for
 */
export async function decideAccess(call: TenantCall, input: DecideAccessInput): Promise<AccessRequestView> {
  const stored = await readAccessRequest(call.tx, input.id, 'lock');
  if (stored === null) throw notFoundDenial(call, input.id, [{ kind: 'unreadable' }]);
  const { member, role, folder } = stored;
  const decision = decideHere(call, 'create', assignmentRecord(null, role, folder));
  const granters = grantersNow(call, stored);
  const me = call.subject.member;
  const state = accessCase(call, stored);
  const concerns = asksIn(stored, me.id) || granters.some((each) => each.member === me.id);
  if (!concerns) throw notFoundDenial(call, input.id, decision.because);
  const { now } = call.environment;
  const taken = takeEvent(
    state,
    {
      kind: input.decision === 'grant' ? 'approve' : 'reject',
      at: now,
      by: { member: me.id, person: me.person },
      revision: input.revision,
    },
    () => granters,
  );
  if (!taken.ok) {
    const action = input.decision === 'grant' ? 'access.granted' : 'access.refused';
    throw refused(call, action, stored, taken.refused);
  }
  const { comment } = input;
  if (input.decision === 'refuse') {
    await writeAccessCase(call.tx, input.id, taken.next, { by: me.id, comment, given: null });
    await writeAudit(call.tx, accessEvent(call, 'access.refused', input.id, stored, null));
  } else {
    const lasts = input.lasts ?? stored.lasts;
    if (lasts > stored.lasts) throw new RemitError('invalid', '`lasts`: no longer than was asked for');
    const until = now + lasts;
    const { assignment } = readyToAssign(call, { member, role, folder, from: null, until });
    requireNoRefusal(call, { kind: 'assign', assignment }, ({ outcome, because }) => ({
      ...accessEvent(call, 'access.granted', input.id, stored, null),
      outcome,
      because,
    }));
    await insertAssignment(call.tx, assignment);
    const given = { assignment: assignment.id, until };
    await writeAccessCase(call.tx, input.id, taken.next, { by: me.id, comment, given });
    await writeAudit(call.tx, accessEvent(call, 'access.granted', input.id, stored, until));
  }
  await addNotices(call.tx, [
    {
      to: [member, ...(stored.sentBy === null ? [] : [stored.sentBy])],
      kind: input.decision === 'grant' ? 'approved' : 'rejected',
      about: 'access',
      target: input.id,
      occasion: 'decided',
      actor: me.id,
    },
  ]);
  return reread(call, input.id);
}

/**
 * Takes a request back while it waits, by whom it is for or by who asked for it in their place.
 * @throws RemitError `not-found` for another's; `conflict` once it is decided
 */
export async function withdrawAccess(
  call: TenantCall,
  input: Pick<DecideAccessInput, 'id' | 'revision'>,
): Promise<AccessRequestView> {
  const stored = await readAccessRequest(call.tx, input.id, 'lock');
  const me = call.subject.member;
  if (stored === null || !asksIn(stored, me.id)) {
    throw notFoundDenial(call, input.id, [{ kind: 'unreadable' }]);
  }
  const by = { member: me.id, person: me.person };
  const at = call.environment.now;
  const state = accessCase(call, stored);
  const taken = takeEvent(state, { kind: 'withdraw', at, by, revision: input.revision }, () => []);
  if (!taken.ok) {
    throw refused(call, 'access.withdrawn', stored, taken.refused);
  }
  await writeAccessCase(call.tx, input.id, taken.next, { by: me.id, comment: null, given: null });
  await writeAudit(call.tx, accessEvent(call, 'access.withdrawn', input.id, stored, null));
  return reread(call, input.id);
}

/** The error for what stands against it in the request itself, with the event that the audit keeps. */
function refused(
  call: TenantCall,
  action: Parameters<typeof accessEvent>[1],
  stored: StoredAccessRequest,
  refusal: CaseRefusal,
): RemitError {
  const { code, sentence } = caseRefusal(refusal);
  return new RemitError(code, sentence, {
    sentences: [sentence],
    denial: {
      ...accessEvent(call, action, stored.id, stored, null),
      outcome: 'deny',
      because: [{ kind: 'state', because: sentence }],
    },
  });
}

async function reread(call: TenantCall, id: string): Promise<AccessRequestView> {
  const stored = await readAccessRequest(call.tx, id, 'look');
  if (stored === null) throw new Error(`access request ${id} is gone`);
  const view = accessView(call, stored);
  // The directory of this call was read before the assignment was made: what was granted this moment is in force.
  return stored.status === 'approved' ? { ...view, standing: 'granted' } : view;
}
