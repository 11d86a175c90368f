import { writeAudit } from '@remit/store/audit/audit-log';
import { type StoredRequestDraft, touchRequestDraft } from '@remit/store/requests/request-drafts';
import { denialOf } from '../denial.ts';
import { draftEvent, requireDraft, type SeenDraft } from './draft-of-request.ts';
import { RemitError } from '../errors.ts';
import { decideForSubmitter, type SubmitterDecision } from '../in-place.ts';
import { probeOf } from './request-probe.ts';
import { requireRequestType } from './request-types.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Whether the asker could make a request where their draft would lie: its files are theirs to keep as long as they could.
 * Asked about a request for nothing: an amount can only narrow it.
 */
export function mayMakeOf(call: TenantCall, draft: StoredRequestDraft): SubmitterDecision {
  const { department, folder, id, onBehalfOf } = draft;
  const type = requireRequestType(call, draft.type);
  const me = call.subject.member.id;
  const sentBy = onBehalfOf === null ? null : me;
  const resource = probeOf(call, type, { id, folder, department, submitter: onBehalfOf ?? me, sentBy });
  return decideForSubmitter(call, { sentBy, resource }, 'create', { typed: true });
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
  const { refused, decision, guard, because } = mayMakeOf(call, draft);
  if (refused && decision.outcome !== 'allow')
    throw denialOf(call, `${draft.type}:create`, draft.id, decision.because);
  if (!guard.allowed) {
    const denied = draftEvent(call, 'request.saved', { before: draft, after: null });
    throw new RemitError('forbidden', guard.reason, {
      sentences: [guard.reason],
      denial: { ...denied, outcome: 'deny', because },
    });
  }
  return {
    write: async () => {
      await touchRequestDraft(call.tx, draft.id);
      const after = await requireDraft(call, { id: draft.id, revision: draft.revision + 1 }, 'request.saved');
      await writeAudit(call.tx, draftEvent(call, 'request.saved', { before: draft, after }));
    },
  };
}
