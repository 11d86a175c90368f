import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { nextDraftState } from '@remit/policy/draft/draft-state';
import { writeAudit } from '@remit/store/audit/audit-log';
import { dueDraft, type DraftRow, loadDraft, updateDraft } from '@remit/store/policy/drafts';
import { holdStanding } from '@remit/store/connection/hold-standing';
import { addNotices } from '@remit/store/notices/notices';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { goOut, isApproved } from './changes-publish.ts';
import type { Services } from '../context.ts';
import { RemitError } from '../errors.ts';
import { metWhenActing } from '../guard.ts';
import { callOfMember } from '../member-call.ts';
import { noticeOfDraft } from './draft-notices.ts';
import { decideHere, type TenantCall, typeAsked } from '../tenant-call.ts';

/** @param ahead by how much this clock is ahead of the database's, in ms: for tests of what takes days */
export interface DraftTurn {
  readonly correlationId: string;
  readonly ahead?: number;
}

/**
 * Publishes the draft of a tenant whose time came first, by the word of whoever scheduled it and held once more to
 * everything; or says why it could not go out, and changes nothing else. In the caller's transaction, with its event: a
 * process that is killed has done nothing, and of two that look at once, one finds it done.
 * @returns what became of it; null when nothing is due
 */
export async function turnDraftClock(
  services: Services,
  tx: TenantTransaction,
  { correlationId, ahead = 0 }: DraftTurn,
): Promise<'published' | 'failed' | null> {
  const seen = await dueDraft(tx, ahead);
  if (seen === null || seen.scheduledBy === null) return null;
  // Before the draft, as every write does: whoever publishes or revokes at this moment comes wholly before or after.
  await holdStanding(tx, seen.scheduledBy, 'tenant');
  const draft = await loadDraft(tx, seen.id, 'hold');
  if (draft === null || draft.state !== 'scheduled' || draft.scheduledAt !== seen.scheduledAt) return null;
  const call = await callOfScheduler(services, tx, draft, correlationId);
  const { acceptedEffect, reason } = draft;
  if (call === null || acceptedEffect === null || reason === null) {
    await fail(tx, draft, {
      correlationId,
      sentence: 'whoever scheduled it may not publish any more',
      reviewed: false,
    });
    return 'failed';
  }
  try {
    const asked = { action: 'draft.published', draft, revision: null, comment: reason } as const;
    await goOut(call, asked, { effectHash: acceptedEffect, reason, breakGlass: false });
    return 'published';
  } catch (error) {
    // What refuses has read and not written: the transaction goes on, and says so.
    if (!(error instanceof RemitError) || error.denial === null) throw error;
    const reviewed = await isApproved(call, draft.id);
    await fail(tx, draft, { correlationId, sentence: toldToAll(error), reviewed });
    return 'failed';
  }
}

/** The call that whoever scheduled a draft would make now; null when they may not publish any more. */
async function callOfScheduler(
  services: Services,
  tx: TenantTransaction,
  { scheduledBy }: DraftRow,
  correlationId: string,
): Promise<TenantCall | null> {
  if (scheduledBy === null) return null;
  const call = await callOfMember(services, tx, {
    member: scheduledBy,
    procedure: 'changes.publish',
    correlationId,
    // A duty to confirm was met when it was scheduled.
    met: metWhenActing,
  });
  if (call === null) return null;
  return decideHere(call, 'publish', typeAsked('remit.Policy')).outcome === 'allow' ? call : null;
}

/** What everybody who reads drafts may know: of tests and guards, whoever asks is told what they may be told. */
function toldToAll({ code, publicMessage }: RemitError): string {
  return code === 'forbidden'
    ? 'what publishing asks for does not hold any more; look at its checks and reviews'
    : publicMessage;
}

async function fail(
  tx: TenantTransaction,
  draft: DraftRow,
  {
    correlationId,
    sentence,
    reviewed,
  }: { readonly correlationId: string; readonly sentence: string; readonly reviewed: boolean },
): Promise<void> {
  const next = nextDraftState(draft.state, { kind: 'fail', reviewed });
  if (!next.ok) throw new Error(`a draft that is ${draft.state} was to go out`);
  const now = await updateDraft(tx, draft.id, { state: next.next, schedule: null, failure: sentence });
  const { number, name, basedOn } = draft;
  const event: AuditEvent = {
    ...happenedByRemit(correlationId),
    action: 'draft.failed',
    target: { type: 'remit.Draft', id: draft.id },
    outcome: 'deny',
    because: [{ kind: 'state', because: sentence }],
    before: { state: draft.state, revision: draft.revision },
    after: { state: now.state, revision: now.revision },
    details: { number, name, basedOn, revision: null, comment: draft.reason },
  };
  await addNotices(tx, [
    noticeOfDraft(now, 'failed', [draft.author, draft.scheduledBy ?? draft.author], null),
  ]);
  await writeAudit(tx, event);
}
