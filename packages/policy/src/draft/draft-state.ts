/** Where a draft stands. Source: screens.md section 2. */
export type DraftState =
  | 'editing'
  | 'in-review'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'rejected'
  | 'withdrawn'
  | 'superseded';

/** What can happen to a draft. */
export type DraftEvent =
  /** What it says changed: an edit, an undo, another base. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'rename' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'request-review' }
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'reopen' }
  /** Nothing of it is left to publish: what it says is in force already. */
  | { readonly kind: 'supersede' }
  | { readonly kind: 'schedule' }
  /** `reviewed`: somebody approved what it says now. */
  | { readonly kind: 'unschedule'; readonly reviewed: boolean }
  /** Its time came, and it could not go out. */
  | { readonly kind: 'fail'; readonly reviewed: boolean }
  /** `breakGlass`: without the second person that it needs, which may be why it waits in review. */
  | { readonly kind: 'publish'; readonly breakGlass?: boolean }
  /** Somebody looks at what went out without them. */
  | { readonly kind: 'review-after' };

export type NextDraftState =
  | { readonly ok: true; readonly next: DraftState }
  | { readonly ok: false; readonly reason: string };

const to = (next: DraftState): NextDraftState => ({ ok: true, next });
const no = (reason: string): NextDraftState => ({ ok: false, reason });

/**
 * Where a draft stands after an event, or why it does not happen: a lower-case sentence. Who may cause which event is
 * decided elsewhere; an approval is of what the draft says, so that an edit takes it back.
 */
export function nextDraftState(state: DraftState, event: DraftEvent): NextDraftState {
  if (state === 'published' || state === 'superseded') {
    // What was said of it stays open: a review of what went out in haste comes afterwards.
    if (event.kind === 'comment' || (event.kind === 'review-after' && state === 'published'))
      return to(state);
    return no(
      state === 'published'
        ? 'this draft is published; begin another one for what comes next'
        : 'what this draft says is in force already; begin another one for what comes next',
    );
  }
  if (state === 'withdrawn') {
    if (event.kind === 'reopen') return to('editing');
    if (event.kind === 'comment') return to(state);
    return no('this draft was withdrawn; take it up again first');
  }
  switch (event.kind) {
    case 'comment':
    case 'rename':
      return to(state);
    case 'edit':
      if (state === 'scheduled') return no('this draft is scheduled; take it off the schedule to edit it');
      return to('editing');
    case 'request-review':
      if (state === 'editing') return to('in-review');
      return no(
        state === 'rejected'
          ? 'this draft was rejected as it stands; change it before it is reviewed again'
          : `this draft is ${stateWords[state]} already`,
      );
    case 'approve':
      if (state === 'in-review' || state === 'approved') return to('approved');
      return no('nobody asked for a review of this draft as it stands');
    case 'reject':
      if (state === 'in-review' || state === 'approved') return to('rejected');
      return no('nobody asked for a review of this draft as it stands');
    case 'withdraw':
      return to('withdrawn');
    case 'reopen':
      return no('this draft is open');
    case 'supersede':
      if (state === 'scheduled') return no('this draft is scheduled; take it off the schedule first');
      return to('superseded');
    case 'schedule':
      return ready(state, 'scheduled');
    case 'publish':
      if (state === 'scheduled' || (state === 'in-review' && event.breakGlass === true))
        return to('published');
      return ready(state, 'published');
    case 'review-after':
      return no('this draft is not published yet; review it as it stands');
    case 'unschedule':
    case 'fail':
      if (state === 'scheduled') return to(event.reviewed ? 'approved' : 'editing');
      return no('this draft is not scheduled');
    default:
      return event satisfies never;
  }
}

function ready(
  state: 'editing' | 'in-review' | 'approved' | 'scheduled' | 'rejected',
  next: DraftState,
): NextDraftState {
  switch (state) {
    case 'editing':
    case 'approved':
      return to(next);
    case 'in-review':
      return no(
        'this draft is in review; it goes out once it is approved, or is taken back from review by an edit',
      );
    case 'scheduled':
      return no('this draft is scheduled already; take it off the schedule first');
    case 'rejected':
      return no('this draft was rejected as it stands; change it first');
    default:
      return state satisfies never;
  }
}

/** A state as a sentence says it. */
export const stateWords: Readonly<Record<DraftState, string>> = {
  editing: 'being edited',
  'in-review': 'in review',
  approved: 'approved',
  scheduled: 'scheduled',
  published: 'published',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
};
