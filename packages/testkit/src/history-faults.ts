import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { ApprovalWorld } from './approval-world.ts';
import { favoursNow } from './favours-now.ts';
import type { TakenDecision } from './taken-decision.ts';
import { sumOf } from './world-sum.ts';

/** Two who approve for each other inside the time in which the policy keeps that apart. */
export function mutualFaults(
  { by, capacities, directory }: TakenDecision,
  world: ApprovalWorld,
): readonly string[] {
  const apart = world.document.exclusions.find(({ name }) => name === 'NoFavours');
  if (apart?.kind !== 'actions') return [];
  const through = capacities.map(({ onBehalfOf }) => directory.members.find(({ id }) => id === onBehalfOf));
  const persons = new Set([by.person, ...through.map((each) => each?.person)]);
  return favoursNow(world, apart.actions[0])
    .filter((person) => persons.has(person))
    .map((person) => `${person} decides for whoever approved for them`);
}

/** Steps that ask for what it comes to with the others, and that an approved request did not go through. */
export function slicedFaults(state: ApprovalCase, world: ApprovalWorld): readonly string[] {
  const sum = sumOf(world);
  return world.document.approvals
    .flatMap(({ steps }) => steps)
    .flatMap(({ name, when }) => {
      if (when?.kind !== 'compare' || when.left.kind !== 'attribute' || when.left.of !== 'environment')
        return [];
      const limit =
        when.right.kind === 'literal' && when.right.value?.type === 'money' ? when.right.value.minor : 0;
      if (sum !== null && sum <= limit) return [];
      const step = state.steps.find((each) => each.name === name);
      if (step !== undefined && (step.passedOver || step.approvals.length > 0)) return [];
      return [`${name} was left out although it comes to ${sum ?? 'nobody knows what'} with the others`];
    });
}

/** What must be true of a request at every moment. */
export function standingFaults(
  state: ApprovalCase,
  content: string,
  { directory }: ApprovalWorld,
): readonly string[] {
  const faults: string[] = [];
  const askers = new Set([state.submitter.person, state.sender?.person]);
  const done = state.status === 'approved' ? state.steps : state.steps.slice(0, state.current);
  const personOf = (member: string): string =>
    directory.members.find(({ id }) => id === member)?.person ?? member;
  for (const { name, by, need, approvals, optional, passedOver } of state.steps) {
    if (passedOver && !optional) faults.push(`${name} was passed over, which it may not be`);
    for (const each of approvals) {
      if (askers.has(each.person)) faults.push(`${name} was approved by one of those who asked`);
      if (each.content !== content) faults.push(`${name} has an approval of what the request does not say`);
      const stoodFor = directory.members.find(({ id }) => id === each.onBehalfOf);
      if (stoodFor !== undefined && askers.has(stoodFor.person))
        faults.push(`${name} was approved for one of those who asked`);
    }
    if (new Set(approvals.map(({ person }) => person)).size < approvals.length)
      faults.push(`${name} counts a person twice`);
    const authorities = approvals.map(({ member, onBehalfOf }) => personOf(onBehalfOf ?? member));
    if (new Set(authorities).size < authorities.length)
      faults.push(`${name} counts what one person may decide twice`);
    if (passedOver || !done.some((each) => each.name === name)) continue;
    const least =
      typeof need === 'number' ? need : need === 'each' && by.kind === 'roles' ? by.roles.length : 1;
    if (approvals.length < least)
      faults.push(`${name} was done with ${approvals.length} of ${least} approvals`);
  }
  return faults;
}
