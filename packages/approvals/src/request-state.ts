/**
 * Where a request stands. A `draft` was saved and never sent; `information`: whoever decides asked its submitter for more;
 * `expired`: nobody decided it in time. Nothing but the others is listed or decided.
 */
export type RequestStatus =
  | 'draft'
  | 'waiting'
  | 'information'
  | 'approved'
  | 'rejected'
  | 'paid'
  | 'withdrawn'
  | 'expired';

/** What decides about the next event; everything else on a request is data. */
export interface RequestState {
  readonly status: RequestStatus;
  /** Grows by one with every event, so that a decision can name what it saw. */
  readonly revision: number;
  /** Milliseconds since 1970 UTC: when it was last sent. Null for a draft that never was. */
  readonly submittedAt: number | null;
  /** When it was last approved, rejected, withdrawn or given up as expired, and not sent again since. */
  readonly decidedAt: number | null;
}

/**
 * One thing done to a request. `revision` is the one its actor had seen, null when there was no request yet. `last`
 * tells the approval that settles a request from a step before it, and a payment made from one only asked for.
 */
export type RequestEvent = { readonly at: number; readonly revision: number | null } & (
  | { readonly action: 'save' | 'submit' | 'change' | 'reject' | 'ask' | 'answer' | 'withdraw' | 'expire' }
  | { readonly action: 'approve' | 'pay'; readonly last: boolean }
);

export type RequestAction = RequestEvent['action'];
