import type { RequestEvent, RequestState, RequestStatus } from './request-state.ts';

/** Why an event does not happen: the request moved since it was seen, or does not stand where the event begins. */
export type RequestRefusal =
  | { readonly kind: 'stale'; readonly seen: number | null; readonly current: number }
  | { readonly kind: 'missing'; readonly action: RequestEvent['action'] }
  | {
      readonly kind: 'status';
      readonly action: RequestEvent['action'];
      readonly status: RequestStatus;
    };

export type Applied =
  | { readonly ok: true; readonly state: RequestState }
  | { readonly ok: false; readonly refused: RequestRefusal };

/**
 * The state of a request after an event. Who may cause the event is not asked here: the engine has said so before.
 * @param state null when there is no request yet; only `save` and `submit` begin one
 * @returns the next state, or why there is none
 */
export function applyEvent(state: RequestState | null, event: RequestEvent): Applied {
  if (state === null) {
    if (event.action !== 'save' && event.action !== 'submit') {
      return { ok: false, refused: { kind: 'missing', action: event.action } };
    }
    return { ok: true, state: stateAfter(null, event, event.action === 'submit' ? 'waiting' : 'draft') };
  }
  // Status before revision: "already approved" tells more than "it changed since".
  const status = nextStatus(state.status, event);
  if (status === null) {
    return { ok: false, refused: { kind: 'status', action: event.action, status: state.status } };
  }
  if (event.revision !== state.revision) {
    return { ok: false, refused: { kind: 'stale', seen: event.revision, current: state.revision } };
  }
  return { ok: true, state: stateAfter(state, event, status) };
}

/** Every transition there is. What was rejected or expired may be changed and sent again; paid and withdrawn are the end. */
function nextStatus(status: RequestStatus, event: RequestEvent): RequestStatus | null {
  const unsent = status === 'draft' || status === 'rejected' || status === 'expired';
  const open = status === 'waiting' || status === 'information';
  switch (event.action) {
    case 'save':
      return unsent ? 'draft' : null;
    case 'submit':
      return unsent ? 'waiting' : null;
    case 'change':
      return open ? 'waiting' : null;
    case 'approve':
      return status !== 'waiting' ? null : event.last ? 'approved' : 'waiting';
    case 'reject':
      return open ? 'rejected' : null;
    case 'ask':
      return status === 'waiting' ? 'information' : null;
    case 'answer':
      return status === 'information' ? 'waiting' : null;
    case 'withdraw':
      return open || status === 'draft' ? 'withdrawn' : null;
    case 'expire':
      return open ? 'expired' : null;
    case 'pay':
      return status !== 'approved' ? null : event.last ? 'paid' : 'approved';
    default:
      return event satisfies never;
  }
}

/** The state that an event leaves behind in a given status: times and revision follow from both. */
export function stateAfter(
  before: RequestState | null,
  event: RequestEvent,
  status: RequestStatus,
): RequestState {
  const open = status === 'waiting' || status === 'information' || status === 'draft';
  const decides = !open && status !== 'paid';
  const decidedBefore = before?.decidedAt ?? null;
  const moved = before?.status !== status;
  return {
    status,
    revision: (before?.revision ?? 0) + 1,
    submittedAt: event.action === 'submit' ? event.at : (before?.submittedAt ?? null),
    decidedAt: open ? null : decides && moved ? event.at : decidedBefore,
  };
}
