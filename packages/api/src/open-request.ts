import type { Resource } from '@remit/policy/check';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import { runClock } from '@remit/approvals/run-clock';
import type { DecidersOf } from '@remit/approvals/take-event';
import type { StoredRequest } from '@remit/store/requests';
import { caseOf } from './approval-case-of.ts';
import { type ApprovalGround, decidersOf } from './approval-ground.ts';

/** A request as it stands at this moment: who may decide is asked now, and not when it was last written. */
export interface OpenedRequest {
  readonly stored: StoredRequest;
  readonly resource: Resource;
  readonly state: ApprovalCase;
  readonly deciders: DecidersOf;
}

/** Looks at a request: whom it waits for may be others than when it was last written. */
export function openRequest(
  ground: ApprovalGround,
  { stored, resource }: { readonly stored: StoredRequest; readonly resource: Resource },
): OpenedRequest {
  const deciders = decidersOf(ground, resource);
  const { state } = caseOf(ground, { stored, resource }, deciders);
  const looked = runClock(state, ground.environment.now, deciders).next;
  // What time brings about is written by the clock; until it has, whoever acts names the revision that they saw.
  return { stored, resource, state: looked.revision === state.revision ? looked : state, deciders };
}
