import type { Resource } from '@remit/policy/check';
import type { DecisionInFull } from '@remit/policy/decision';
import { writeAudit } from '@remit/store/audit-log';
import { type StoredRequestDraft, touchRequestDraft } from '@remit/store/request-drafts';
import { denialOf } from './denial.ts';
import { draftEvent, requireDraft, type SeenDraft } from './draft-of-request.ts';
import { paymentRequest } from './payment-request.ts';
import { type TenantCall, decideHere } from './tenant-call.ts';

/**
 * Whether the asker could make a request where their draft would lie: its files are theirs to keep as long as they could.
 * Asked about a request for nothing: an amount can only narrow it.
 */
export function mayMakeOf(call: TenantCall, draft: StoredRequestDraft): DecisionInFull {
  const { department, folder, id } = draft;
  const resource: Resource = {
    type: paymentRequest,
    id,
    folder,
    attributes: {
      submitter: { type: 'member', value: call.subject.member.id },
      department: department === null ? null : { type: 'department', value: department },
      amount: { type: 'money', minor: 0, currency: call.standing.tenant.baseCurrency },
      status: { type: 'enum', value: 'waiting' },
    },
    history: [],
  };
  return decideHere(call, 'create', resource);
}

/** A change of a draft's files that may happen now, with what writes that it did. */
export interface AllowedDraftChange {
  write(): Promise<void>;
}

/**
 * Asks whether the asker may change the files of their draft now.
 * @throws RemitError `not-found`, `conflict` and `forbidden`; all are audited
 */
export async function allowedDraftChange(
  call: TenantCall,
  seen: SeenDraft,
  hold: 'hold' | 'look',
): Promise<AllowedDraftChange> {
  const draft = await requireDraft(call, seen, 'request.saved', hold === 'hold' ? 'lock' : 'look');
  const decision = mayMakeOf(call, draft);
  if (decision.outcome !== 'allow')
    throw denialOf(call, `${paymentRequest}:create`, draft.id, decision.because);
  return {
    write: async () => {
      await touchRequestDraft(call.tx, draft.id);
      const after = await requireDraft(call, { id: draft.id, revision: draft.revision + 1 }, 'request.saved');
      await writeAudit(call.tx, draftEvent(call, 'request.saved', { before: draft, after }));
    },
  };
}
