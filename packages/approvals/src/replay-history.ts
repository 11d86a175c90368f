import { applyEvent, stateAfter, type RequestRefusal } from './apply-event.ts';
import type { RequestEvent, RequestState, RequestStatus } from './request-state.ts';

type WithoutRevision<Event> = Event extends RequestEvent ? Omit<Event, 'revision'> : never;

/** An event of a log: what was done and when. A log knows no revisions. */
export type LoggedEvent = WithoutRevision<RequestEvent>;

export interface Replayed {
  readonly state: RequestState;
  /** Events that happened although no rule of ours leads there, each with its place in the log (from 0). */
  readonly departures: readonly { readonly index: number; readonly refused: RequestRefusal }[];
}

/**
 * Where a logged history ends. What happened elsewhere under other rules cannot be refused afterwards: an event that
 * `applyEvent` would refuse is believed, the request stands where that event says, and the departure is reported.
 * @returns null for a history without events
 */
export function replayHistory(events: readonly LoggedEvent[]): Replayed | null {
  const departures: { index: number; refused: RequestRefusal }[] = [];
  const state = events.reduce<RequestState | null>((before, logged, index) => {
    const event: RequestEvent = { ...logged, revision: before?.revision ?? null };
    const applied = applyEvent(before, event);
    if (applied.ok) return applied.state;
    departures.push({ index, refused: applied.refused });
    return stateAfter(before, event, claimedStatus(logged));
  }, null);
  return state === null ? null : { state, departures };
}

/** Where a request stands if nothing but this event is known of it. */
function claimedStatus(event: LoggedEvent): RequestStatus {
  switch (event.action) {
    case 'save':
      return 'draft';
    case 'submit':
    case 'change':
    case 'answer':
      return 'waiting';
    case 'ask':
      return 'information';
    case 'expire':
      return 'expired';
    case 'approve':
      return event.last ? 'approved' : 'waiting';
    case 'reject':
      return 'rejected';
    case 'withdraw':
      return 'withdrawn';
    case 'pay':
      return event.last ? 'paid' : 'approved';
    default:
      return event satisfies never;
  }
}
