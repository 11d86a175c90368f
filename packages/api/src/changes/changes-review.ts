import type { ItemName } from '@remit/policy/draft/document-items';
import { writeAudit } from '@remit/store/audit/audit-log';
import { insertDraftComment, insertDraftReview } from '@remit/store/policy/draft-reviews';
import { type DraftRow, updateDraft } from '@remit/store/policy/drafts';
import { hashOf } from '@remit/store/secrets/hash-of';
import { addNotices } from '@remit/store/notices/notices';
import { standingOf } from './changes-edit.ts';
import type { DraftStanding } from './changes-views.ts';
import { draftDone, type DraftAsked, refusedDraft, requireRevision, stateAfter } from './draft-event.ts';
import { noticeOfDraft, reviewersOf } from './draft-notices.ts';
import { openDraft, requireDraft } from './draft-open.ts';
import { readyDraft } from './draft-ready.ts';
import { handRefusal, reviewerRefusal } from './second-person.ts';
import type { TenantCall } from '../tenant-call.ts';

interface Seen {
  readonly id: string;
  readonly revision: number;
}

/**
 * Asks others to look at a draft as it stands; an edit takes it back.
 * @throws RemitError `conflict` when it moved or its state does not allow it; `invalid` when it is no policy
 */
export async function requestReview(call: TenantCall, { id, revision }: Seen): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.submitted', draft, revision };
  requireRevision(call, asked);
  const state = stateAfter(call, asked, { kind: 'request-review' });
  await readyDraft(call, asked);
  const now = await updateDraft(call.tx, id, { state });
  await addNotices(call.tx, [noticeOfDraft(now, 'review', reviewersOf(call, now), call.subject.member.id)]);
  await writeAudit(call.tx, draftDone(call, asked, now));
  return standingOf(now);
}

export interface ReviewInput extends Seen {
  readonly decision: 'approve' | 'reject';
  /** Why; a rejection says it. */
  readonly comment: string | null;
}

/**
 * Says of a draft, exactly as it stands, that it may go out or may not; of one that went out without a second person, that
 * it was right or was not.
 * @throws RemitError `forbidden` to whoever had a hand in it or is widened by it; `conflict` and `invalid` as
 *   `requestReview` does
 */
export async function reviewDraft(call: TenantCall, input: ReviewInput): Promise<DraftStanding> {
  const { id, revision, decision, comment } = input;
  const draft = await requireDraft(call, id);
  const action = decision === 'approve' ? 'draft.approved' : 'draft.rejected';
  const asked: DraftAsked = { action, draft, revision, comment };
  requireRevision(call, asked);
  const after = draft.breakGlass === 'owed';
  const state = stateAfter(call, asked, { kind: after ? 'review-after' : decision });
  const { documentHash, refused } = after ? await reviewedAfter(call, draft) : await reviewedNow(call, asked);
  if (refused !== null) throw refusedDraft(call, asked, 'forbidden', refused);
  const author = call.subject.member.id;
  await insertDraftReview(call.tx, id, { revision, documentHash, decision, author, comment });
  const now = await updateDraft(call.tx, id, { state, ...(after ? { breakGlass: 'reviewed' } : {}) });
  await addNotices(call.tx, [
    noticeOfDraft(now, decision === 'approve' ? 'approved' : 'rejected', [draft.author], author),
  ]);
  await writeAudit(call.tx, draftDone(call, asked, now, { documentHash }));
  return standingOf(now);
}

/** What a review is of, and why the asker may not give it. */
interface Reviewed {
  readonly documentHash: string;
  readonly refused: string | null;
}

async function reviewedNow(call: TenantCall, asked: DraftAsked): Promise<Reviewed> {
  const ready = await readyDraft(call, asked);
  return { documentHash: ready.documentHash, refused: reviewerRefusal(call, ready) };
}

/** What went out is in force, and widens nobody any more: it is looked at by somebody who had no hand in it. */
async function reviewedAfter(call: TenantCall, draft: DraftRow): Promise<Reviewed> {
  const { document } = await openDraft(call, draft.id);
  return { documentHash: hashOf(document), refused: handRefusal(call, draft) };
}

export interface CommentInput {
  readonly id: string;
  /** What it is about; null for the draft as a whole. */
  readonly item: ItemName | null;
  readonly text: string;
}

/** Says something beside a draft. It changes nothing of what the draft says. */
export async function commentOnDraft(
  call: TenantCall,
  { id, item, text }: CommentInput,
): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.commented', draft, revision: null, comment: text };
  stateAfter(call, asked, { kind: 'comment' });
  await insertDraftComment(call.tx, id, { item, author: call.subject.member.id, text });
  await writeAudit(
    call.tx,
    draftDone(call, asked, draft, item === null ? {} : { item: `${item.kind} ${item.key}` }),
  );
  return standingOf(draft);
}
