import { type DraftEvent, nextDraftState } from '@remit/policy/draft/draft-state';
import { hashOf } from '@remit/store/secrets/hash-of';
import { loadDraftComments, loadDraftReviews } from '@remit/store/policy/draft-reviews';
import { draftGuard } from './changes-get.ts';
import type { DraftReviewsView } from './changes-views.ts';
import { openDraft } from './draft-open.ts';
import { compileDraft } from './draft-policy.ts';
import type { ReadyDraft } from './draft-ready.ts';
import {
  approversOf,
  handRefusal,
  type LackingPerson,
  lackingPerson,
  reviewerRefusal,
} from './second-person.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';

/** So many comments are shown, the last ones. */
const mostComments = 500;

/** What was said of a draft, and what the asker may do with it next. @throws RemitError `not-found` */
export async function draftReviews(call: TenantCall, id: string): Promise<DraftReviewsView> {
  const opened = await openDraft(call, id);
  const reviews = await loadDraftReviews(call.tx, id);
  const comments = await loadDraftComments(call.tx, id, mostComments);
  const documentHash = hashOf(opened.document);
  const policy = compileDraft(call, opened.document);
  const ready: ReadyDraft | null = policy.valid
    ? { ...opened, compiled: policy.compiled, documentHash }
    : null;
  const approvers = ready === null ? [] : approversOf(call, ready, reviews);
  const person = ready === null ? null : lackingPerson(call, ready, approvers);
  const lacking = person?.reason ?? null;
  const may = (kind: 'request-review' | 'approve' | 'schedule' | 'publish', refused: string | null): Guard =>
    guardOf(call, opened.draft.state, { kind }, stale(call, opened.draft.basedOn, ready) ?? refused);
  const { state } = opened.draft;
  return {
    revision: opened.draft.revision,
    reviews: reviews.map((review) => ({
      author: call.directory.chip(review.author),
      decision: review.decision,
      at: review.at,
      comment: review.comment,
      current: review.documentHash === documentHash,
    })),
    comments: comments.map((comment) => ({ ...comment, author: call.directory.chip(comment.author) })),
    approvedBy: approvers.flatMap(({ member }) => call.directory.chip(member.id) ?? []),
    needsSecondPerson: lacking,
    can: {
      requestReview: may('request-review', null),
      review:
        opened.draft.breakGlass === 'owed'
          ? guardOf(call, state, { kind: 'review-after' }, handRefusal(call, opened.draft))
          : may('approve', ready === null ? null : reviewerRefusal(call, ready)),
      publish: may('publish', lacking),
      breakGlass: guardOf(
        call,
        state,
        { kind: 'publish', breakGlass: true },
        stale(call, opened.draft.basedOn, ready) ?? notExcused(person),
      ),
      schedule: may('schedule', lacking),
      unschedule: guardOf(call, state, { kind: 'unschedule', reviewed: false }, null),
      withdraw: guardOf(call, state, { kind: 'withdraw' }, null),
      reopen: guardOf(call, state, { kind: 'reopen' }, null),
    },
  };
}

/** Why a draft cannot go out in need without the person that it lacks; null when it can. */
function notExcused(lacking: LackingPerson | null): string | null {
  if (lacking === null) return 'this draft needs no second person; publish it';
  return lacking.excusable ? null : lacking.reason;
}

/** Why a draft cannot go anywhere as it stands; null when it can. */
function stale(call: TenantCall, basedOn: number, ready: ReadyDraft | null): string | null {
  const { version } = call.policy.published;
  if (basedOn !== version) {
    return `this draft is based on version ${basedOn}, and version ${version} decides now; take it over to that one`;
  }
  return ready === null ? 'this draft is not a policy yet; mend its problems first' : null;
}

/** What stands in the way comes in order: the asker's own permission, where the draft stands, and then the rest. */
function guardOf(
  call: TenantCall,
  state: Parameters<typeof nextDraftState>[0],
  event: DraftEvent,
  refused: string | null,
): Guard {
  const publish = draftGuard(call);
  if (!publish.allowed) return publish;
  const next = nextDraftState(state, event);
  const reason = next.ok ? refused : next.reason;
  return reason === null ? publish : { allowed: false, reason: asSentence(reason), next: null };
}

const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
