import type { Resource } from '@remit/policy/check';
import { addSteps } from '@remit/approvals/add-steps';
import type { ApprovalCase, Party } from '@remit/approvals/approval-case';
import { stoodInFor } from '@remit/approvals/delegation';
import { runClock } from '@remit/approvals/run-clock';
import type { DecidersOf } from '@remit/approvals/take-event';
import type { StoredRequest } from '@remit/store/requests/requests';
import { caseOf, contentOf } from '../approvals/approval-case-of.ts';
import { type ApprovalGround, askersOf, decidersOf } from '../approvals/approval-ground.ts';
import { planHere } from '../plan-here.ts';

/** A request as it stands at this moment: who may decide is asked now, and not when it was last written. */
export interface OpenedRequest {
  readonly stored: StoredRequest;
  readonly resource: Resource;
  readonly state: ApprovalCase;
  readonly deciders: DecidersOf;
  /** It lies in or names other places than it was last written for, and begins anew: nobody has said so yet. */
  readonly moved: boolean;
}

/** Looks at a request: whom it waits for may be others than when it was last written. */
export function openRequest(
  ground: ApprovalGround,
  { stored, resource }: { readonly stored: StoredRequest; readonly resource: Resource },
): OpenedRequest {
  const deciders = decidersOf(ground, { sentBy: stored.sentBy, resource });
  const found = caseOf(ground, { stored, resource }, deciders);
  // What belongs together with it may have grown since its steps were planned.
  const grown = resource.id !== null && ground.sums?.has(resource.id) === true;
  const state = grown ? addSteps(found.state, planHere(ground, resource)) : found.state;
  const looked = runClock(state, ground.environment.now, deciders).next;
  // What time brings about is written by the clock; until it has, whoever acts names the revision that they saw.
  return {
    stored,
    resource,
    state: looked.revision === state.revision ? looked : state,
    deciders,
    moved: found.plan === 'moved',
  };
}

/**
 * Looks at a request that was looked at under this very policy and directory, as a list does that has two hundred of
 * them: whether it waits for a member is what was written then. The engine is asked about the member all the same, by
 * whoever shows it; whoever decides it is asked about whole.
 * @returns null where somebody has to look anew, or where it waits for others alone
 */
export function openListed(
  ground: ApprovalGround,
  { stored, resource }: { readonly stored: StoredRequest; readonly resource: Resource },
  { member, person }: Party,
): OpenedRequest | null {
  const { approval, lookedUnder } = stored;
  const waitingFor = approval?.steps[approval.current]?.waitingFor ?? [];
  if (approval === null || lookedUnder !== ground.lookedUnder || !waitingFor.includes(member)) return null;
  if (approval.content !== contentOf(resource)) return null;
  // A delegate's place is another's authority, which only a whole look finds.
  if (stoodInFor(ground.delegations, member, ground.environment.now).length > 0) return null;
  const { status, revision, submittedAt, decidedAt } = stored;
  const asking = askersOf(ground, { sentBy: stored.sentBy, resource });
  const state = { status, revision, submittedAt, decidedAt, ...asking, ...approval };
  const me = [{ member, person, as: 'able', onBehalfOf: null }];
  return { stored, resource, state, deciders: () => me, moved: false };
}
