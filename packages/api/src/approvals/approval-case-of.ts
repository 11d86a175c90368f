import type { Resource } from '@remit/policy/check';
import type { ApprovalCase, PlannedStep } from '@remit/approvals/approval-case';
import { planSteps } from '@remit/approvals/plan-steps';
import { type DecidersOf, draftCase, takeEvent } from '@remit/approvals/take-event';
import { saidByRemit } from '@remit/policy/words/said-by-remit';
import type { StoredRequest } from '@remit/store/requests/requests';
import { type ApprovalGround, askersOf } from './approval-ground.ts';
import { planHere } from '../plan-here.ts';

/** The fields of a payment that bear on a decision, as what is stored has them: whoever changes one voids the approvals given. */
const bearing = ['purpose', 'payee', 'amount', 'department', 'submitter', 'cost_type', 'project'] as const;

/** What a request says that bears on a decision; equal texts are equal contents. */
export function contentOf({ folder, attributes }: Resource): string {
  const others = Object.entries(attributes)
    .filter(
      ([field, value]) => value !== null && !named.has(field) && saidByRemit(field, value.type) === null,
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([folder, ...bearing.map((field) => attributes[field] ?? null), ...others]);
}

const named: ReadonlySet<string> = new Set(bearing);

/** A stored request as a case, and what had to be thought up or thrown away to make it one. */
export interface FoundCase {
  readonly state: ApprovalCase;
  /** `kept` as it was stored; `new`: it had no steps yet; `moved`: it lies in or names other places than they were planned for. */
  readonly plan: 'kept' | 'new' | 'moved';
}

/**
 * A stored request with its steps. One that has none yet (it was imported, or is older than they are) gets those of the
 * policy in force, which it begins now. One that says something else than its steps were planned for begins anew: whoever
 * changes what it says plans them at once, so that a folder or a department was moved, and others may decide there.
 */
export function caseOf(
  ground: ApprovalGround,
  { stored, resource }: { readonly stored: StoredRequest; readonly resource: Resource },
  deciders: DecidersOf,
): FoundCase {
  const { status, revision, submittedAt, decidedAt, approval, sentBy } = stored;
  const asking = askersOf(ground, { sentBy, resource });
  const content = contentOf(resource);
  const row = { status, revision, submittedAt, decidedAt, ...asking };
  const open = status === 'waiting' || status === 'information';
  if (approval !== null && (approval.content === content || !open)) {
    return { state: { ...row, ...approval }, plan: 'kept' };
  }
  if (!open) return { state: { ...row, content, steps: [], current: 0, askedAt: null }, plan: 'kept' };
  // The time of a step begins when somebody first looks: a request that is older than its steps must not expire at once.
  const at = ground.environment.now;
  const steps = stepsOf(ground, resource);
  const begun = takeEvent(
    draftCase(asking, content, at),
    { kind: 'submit', at, by: asking.submitter, revision: 1, content, steps },
    deciders,
  );
  if (!begun.ok) throw new Error('a stored request could not begin its steps');
  const asked = status === 'information' ? { askedAt: approval?.askedAt ?? at } : {};
  const state = { ...begun.next, ...row, ...asked };
  return approval === null ? { state, plan: 'new' } : { state: { ...state, movedAt: at }, plan: 'moved' };
}

/** The steps of a request that waits already: where the policy has none for it any more, whoever may approve does. */
function stepsOf(ground: ApprovalGround, resource: Resource): readonly PlannedStep[] {
  const planned = planHere(ground, resource);
  if (planned.length > 0) return planned;
  const { compiled, environment } = ground;
  const without = { ...compiled, document: { ...compiled.document, approvals: [] } };
  return planSteps(without, resource, environment);
}
