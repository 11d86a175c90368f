import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import { decide } from '@remit/policy/decide';
import { directoryIndex } from '@remit/policy/directory-index';
import { upward } from '@remit/policy/path';
import { activeRoles, rolesHere } from '@remit/policy/roles-here';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import { whoCan } from '@remit/policy/who-can';
import { againstStandIn } from './against-stand-in.ts';
import type { Party, PlannedDeciders } from './approval-case.ts';
import { type Delegation, delegateChains } from './delegation.ts';
import { isAsker } from './is-asker.ts';
import type { Lent } from './lent.ts';

/** The capacity of those whom a step names. */
const NAMED = 'named';

/** Somebody who may decide a step now. */
export interface Decider extends Party, Lent {
  /** The role that makes them one, or `head`, `named`, `able`. */
  readonly as: string;
}

/** The moment at which a step is looked at, and everything that bears on who may decide it. */
export interface StepQuestion {
  readonly compiled: CompiledPolicy;
  readonly directory: Directory;
  readonly environment: Environment;
  /** With its history: exclusions keep apart what one person did to it. */
  readonly resource: Resource;
  readonly submitter: Party;
  /** Who sent it in the submitter's place; null where they did so themselves. */
  readonly sender: Party | null;
  readonly delegations: readonly Delegation[];
}

/**
 * Everybody who may decide a step now. Whom the policy names is not enough: the engine itself must let them `approve`
 * the record, and nobody decides what they asked for, for themselves or in another's place, by whatever account or in
 * whoever's place.
 *
 * Where the head of the department cannot (left, suspended, the submitter, not allowed), the next head above takes the
 * place; where a named person cannot, the next manager above. Each escalation adds the next head above; for roles and named
 * people, the managers of those who were deciders.
 */
export function stepDeciders(
  question: StepQuestion,
  by: PlannedDeciders,
  escalations: number,
): readonly Decider[] {
  const own = directDeciders(question, by, escalations);
  const delegated = own.flatMap((decider) => delegatesOf(question, decider));
  const seen = new Set<string>();
  return [...own, ...delegated].filter(({ member, as, onBehalfOf }) => {
    const key = JSON.stringify([member, as, onBehalfOf]);
    return !seen.has(key) && seen.add(key);
  });
}

function directDeciders(
  question: StepQuestion,
  by: PlannedDeciders,
  escalations: number,
): readonly Decider[] {
  switch (by.kind) {
    case 'head':
      return heads(question, escalations);
    case 'roles': {
      const first = by.roles.flatMap((role) => holders(question, role));
      return [...first, ...managers(question, first, escalations)];
    }
    case 'people': {
      const first = by.emails.flatMap((email) => namedDeciders(question, email));
      return [...first, ...managers(question, first, escalations)];
    }
    case 'able': {
      const { compiled, directory, resource, environment } = question;
      const first = whoCan(compiled, directory, 'approve', resource, environment)
        .filter(({ member }) => !isAsker(question, member))
        .map(({ member }) => ({ member: member.id, person: member.person, as: 'able', onBehalfOf: null }));
      return [...first, ...managers(question, first, escalations)];
    }
    default:
      return by satisfies never;
  }
}

const deciderOf = ({ member }: Subject, as: string): Decider => {
  return { member: member.id, person: member.person, as, onBehalfOf: null };
};

function mayDecide(question: StepQuestion, subject: Subject): boolean {
  const { compiled, resource, environment } = question;
  if (isAsker(question, subject.member)) return false;
  return decide(compiled, { subject, action: 'approve', resource, environment }).outcome === 'allow';
}

function heads(question: StepQuestion, escalations: number): readonly Decider[] {
  const { compiled, directory, resource } = question;
  const named = compiled.types.get(resource.type)?.department;
  const department = named === undefined ? null : (resource.attributes[named] ?? null);
  if (department?.type !== 'department') return [];
  const headOf = new Map(directory.departments.map(({ path, head }) => [path, head]));
  const found: Decider[] = [];
  for (const path of upward(department.value)) {
    const head = headOf.get(path) ?? null;
    const subject = head === null ? null : subjectOf(directory, head);
    if (subject === null || !mayDecide(question, subject)) continue;
    found.push(deciderOf(subject, 'head'));
    if (found.length > escalations) break;
  }
  return found;
}

/**
 * Whoever the policy names by an e-mail. Where they cannot decide (left, suspended, the submitter, not allowed), the next
 * of the managers above them who can takes the place.
 */
function namedDeciders(question: StepQuestion, email: string): readonly Decider[] {
  const { directory } = question;
  const seen = new Set<string>();
  let id = directory.members.find((member) => member.email === email)?.id ?? null;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const subject = subjectOf(directory, id);
    if (subject !== null && mayDecide(question, subject)) return [deciderOf(subject, NAMED)];
    id = directory.members.find((member) => member.id === id)?.manager ?? null;
  }
  return [];
}

function holders(question: StepQuestion, role: string): readonly Decider[] {
  const { compiled, directory, resource, environment } = question;
  const { assignmentsOf, membersOf } = directoryIndex(directory);
  const places = new Set<number>();
  for (const [assigned, paths] of compiled.closures) {
    if (!paths.some((path) => path.at(-1) === role)) continue;
    for (const { holder } of assignmentsOf(assigned))
      for (const place of membersOf(holder)) places.add(place);
  }
  return [...places].flatMap((place) => {
    const member = directory.members[place];
    const subject = member === undefined ? null : subjectOf(directory, member.id);
    if (subject === null) return [];
    const here = activeRoles(rolesHere(compiled, subject, resource.folder, environment.now));
    return here.has(role) && mayDecide(question, subject) ? [deciderOf(subject, role)] : [];
  });
}

/** The managers above deciders, as far up as the step was taken, each in the capacity of those below. */
function managers(
  question: StepQuestion,
  deciders: readonly Decider[],
  escalations: number,
): readonly Decider[] {
  const found: Decider[] = [];
  let level: readonly Pick<Decider, 'member' | 'as'>[] = deciders;
  for (let up = 0; up < escalations; up += 1) {
    level = level.flatMap(({ member, as }) => {
      const manager = subjectOf(question.directory, member)?.member.manager ?? null;
      return manager === null ? [] : [{ member: manager, as }];
    });
    for (const { member, as } of level) {
      const subject = subjectOf(question.directory, member);
      if (subject !== null && mayDecide(question, subject)) found.push(deciderOf(subject, as));
    }
  }
  return found;
}

/** Who decides in a decider's place. Rules and exclusions judge everybody through whose hands it goes. */
function delegatesOf(question: StepQuestion, decider: Decider): readonly Decider[] {
  const { directory, delegations, environment } = question;
  return delegateChains(delegations, decider.member, environment.now).flatMap((chain) => {
    const subjects = chain.flatMap((id) => subjectOf(directory, id) ?? []);
    const last = subjects.at(-1);
    if (last === undefined || subjects.length < chain.length) return [];
    if (last.member.person === decider.person) return [];
    if (!subjects.every((subject) => mayStandIn(question, subject))) return [];
    const between = subjects.slice(0, -1).map(({ member }) => member.person);
    const passed = between.length === 0 ? {} : { passedBy: between };
    return [
      { ...deciderOf(last, decider.as), onBehalfOf: decider.member, lentBy: decider.person, ...passed },
    ];
  });
}

/** What may not stand against a delegate, whose own grants do not count: standing, rules, exclusions, having asked for it. */
function mayStandIn(question: StepQuestion, subject: Subject): boolean {
  const { compiled, directory, resource, environment } = question;
  if (isAsker(question, subject.member)) return false;
  if (standingProblem(subject.member, environment.now) !== null) return false;
  const check = { subject, action: 'approve', resource, environment };
  return againstStandIn(compiled, check, directory.revision) === null;
}
