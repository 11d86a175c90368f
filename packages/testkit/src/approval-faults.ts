import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import { isReached } from './is-reached.ts';
import { referenceDecision, referenceWorld } from './reference.ts';
import type { TakenDecision } from './taken-decision.ts';

/**
 * What is wrong with a decision that was taken, asked of nothing that took it: the reference evaluator says who may
 * approve, and who is a decider is worked out anew, person by person.
 */
export function approvalFaults(document: PolicyDocument, taken: TakenDecision): readonly string[] {
  const { by, capacities, directory, resource, now } = taken;
  const environment = { now, met: [], attributes: {}, timeZone: 'UTC' };
  const world = referenceWorld(document, directory, environment);
  const may = (member: string): boolean =>
    referenceDecision(world, { member, action: 'approve', resource }).outcome === 'allow';
  const personOf = (id: string): string | undefined =>
    directory.members.find((each) => each.id === id)?.person;
  const sent = (resource.history ?? []).filter(({ action }) => action === 'submit');
  const askers = new Set(sent.map(({ person }) => person));
  const faults: string[] = [];
  const fault = (what: string): void =>
    void faults.push(`${taken.kind} of ${taken.step.name} by ${by.member}: ${what}`);

  if (askers.has(by.person)) fault('it is their own request');
  if (capacities.length === 0) fault('they are no decider of the step');
  for (const { as, onBehalfOf } of capacities) {
    const authority = onBehalfOf ?? by.member;
    if (!may(authority)) fault(`${authority} may not approve it`);
    if (askers.has(personOf(authority) ?? null)) fault('it is done for one of those who asked');
    if (!isNamed(taken, authority, as, (member) => may(member) && !askers.has(personOf(member) ?? null)))
      fault(`${authority} is not one of those whom the step names as ${as}`);
    if (onBehalfOf === null) continue;
    if (!isReached(taken.delegations, taken.now, onBehalfOf, by.member))
      fault(`nobody handed ${onBehalfOf}’s decisions to them`);
    const member = directory.members.find(({ id }) => id === by.member);
    if (member?.status !== 'active' || (member.until !== null && member.until <= now))
      fault('they are no member now');
    const refused = referenceDecision(world, { member: by.member, action: 'approve', resource }).because;
    if (refused.some((each) => each.startsWith('forbidden') || each.startsWith('separated')))
      fault('a rule refuses it to them');
  }
  return faults;
}

/** Whether the step, with everybody to whom it was taken up, is for a member in a capacity. */
function isNamed(
  { step, directory, resource, now }: TakenDecision,
  id: string,
  as: string,
  may: (member: string) => boolean,
): boolean {
  if (step.by.kind === 'able') return as === 'able';
  const holds = (member: string): boolean =>
    directory.assignments.some(
      ({ holder, role, folder, until }) =>
        holder.id === member &&
        (role === as || as === 'Approver') &&
        (folder === '/' || resource.folder === folder || (resource.folder ?? '').startsWith(`${folder}/`)) &&
        (until === null || now < until),
    );
  if (step.by.kind === 'roles') {
    if (!step.by.roles.includes(as)) return false;
    if (holds(id)) return true;
    // Somebody below them, as far down as the step was taken up, holds it.
    let level = [id];
    for (let down = 0; down < step.escalations; down += 1) {
      level = directory.members
        .filter(({ manager }) => manager !== null && level.includes(manager))
        .map((each) => each.id);
      if (level.some(holds)) return true;
    }
    return false;
  }
  if (step.by.kind === 'people')
    return (
      as === 'named' &&
      step.by.emails.some((email) => isReplacing(email, id, step.escalations, may, directory))
    );
  const department = resource.attributes['department'];
  if (as !== 'head' || department?.type !== 'department') return false;
  return directory.departments.some(
    ({ path, head }) =>
      head === id && (path === '/' || path === department.value || department.value.startsWith(`${path}/`)),
  );
}

/** Whether a member is the named one, stands above one who cannot decide, or above one to whom it was taken up. */
function isReplacing(
  email: string,
  id: string,
  escalations: number,
  may: (member: string) => boolean,
  { members }: Directory,
): boolean {
  let left = escalations;
  let reached = false;
  const seen = new Set<string>();
  let at = members.find((member) => member.email === email);
  while (at !== undefined && !seen.has(at.id)) {
    if (at.id === id) return true;
    seen.add(at.id);
    reached ||= may(at.id);
    if (reached && left === 0) return false;
    if (reached) left -= 1;
    const above = at.manager;
    at = members.find((member) => member.id === above);
  }
  return false;
}
