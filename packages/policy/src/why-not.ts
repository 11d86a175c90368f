import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Decision } from './decision.ts';
import type { Directory } from './directory.ts';
import type { RemedyChange, StepChange } from './why-not-change.ts';
import { decide, questionOf } from './decide.ts';
import { subjectOf } from './subject.ts';
import { whoCan } from './who-can.ts';
import { keepsExclusions } from './why-not-exclusions.ts';
import { findFlips, type Flip } from './why-not-search.ts';
import { NOTHING_ELSE, worthOf, type AlsoGrants } from './why-not-worth.ts';

/** A smallest change that turns a denial into an allow, and what it costs. */
export interface Remedy {
  /** To be made together; without any one of them the answer stays no. */
  readonly changes: readonly RemedyChange[];
  /** After the changes; where another person acts, of the first that is named. */
  readonly decision: Decision;
  readonly alsoGrants: AlsoGrants;
  /** Members to whom it gives anything. */
  readonly toHowMany: number;
}

export interface WhyNotOptions {
  /** So many remedies are told at most, and so many other persons named; 10 and 3 when they are left out. */
  readonly most?: number;
  readonly named?: number;
}

/** So many times as many remedies are weighed as are told. */
const WEIGHED = 3;

const isStep = (change: RemedyChange): change is StepChange => change.kind !== 'another-person';

/** How much a role means, for choosing which remedies to weigh: its grants and those of all that it includes. */
function breadth(compiled: CompiledPolicy, { changes }: Flip): number {
  const roles = changes.flatMap((change) => (change.kind === 'role' ? [change.role] : []));
  const grants = roles
    .flatMap((role) => compiled.assignable.get(role)?.members ?? [])
    .map((role) => compiled.baseGrants.get(role)?.length ?? 0);
  return grants.reduce((sum, each) => sum + each, changes.length);
}

/** Whether a step does what another one does, and less of it. */
function isLess(compiled: CompiledPolicy, less: StepChange, more: StepChange): boolean {
  if (less === more) return true;
  if (less.kind === 'role' && more.kind === 'role') {
    const included = compiled.assignable.get(more.role)?.members.includes(less.role) === true;
    return included && less.folder === more.folder;
  }
  // The amount that is kept is what was asked for: the more of it the less changes.
  if (less.kind === 'amount' && more.kind === 'amount')
    return less.of === more.of && less.to.minor >= more.to.minor;
  return false;
}

/** Leaves out a remedy where another one does with less, or with fewer of the same. */
function withoutGreater(compiled: CompiledPolicy, flips: readonly Flip[]): readonly Flip[] {
  return flips.filter(
    (more) =>
      !flips.some(
        (less) =>
          less !== more &&
          less.changes.every((each) => more.changes.some((other) => isLess(compiled, each, other))),
      ),
  );
}

/** Members of other persons who may do the same now, one a person, in the directory's order. */
function others(
  compiled: CompiledPolicy,
  directory: Directory,
  check: Check,
  named: number,
): readonly Remedy[] {
  const { subject, action, resource, environment, next } = check;
  const persons = new Map<string, string>();
  let decision: Decision | null = null;
  for (const able of whoCan(compiled, directory, action, resource, environment)) {
    const { member } = able;
    if (member.person === subject.member.person || persons.has(member.person)) continue;
    // Who can is asked of the record as it stands; a change to it has to pass as well.
    if (next !== undefined && decide(compiled, { ...check, subject: able.subject }).outcome !== 'allow')
      continue;
    decision ??= decide(compiled, { ...check, subject: able.subject });
    persons.set(member.person, member.id);
  }
  if (decision === null) return [];
  const first = [...persons.values()].slice(0, named);
  const changes: readonly RemedyChange[] = [{ kind: 'another-person', persons: persons.size, first }];
  return [{ changes, decision, alsoGrants: NOTHING_ELSE, toHowMany: 0 }];
}

/** By what it gives away: fewest people, then fewest cells, then fewest fields; then by how much has to be done. */
function compareRemedies(one: Remedy, other: Remedy): number {
  const elsewhere = ({ changes }: Remedy): number => (changes.every(isStep) ? 0 : 1);
  return (
    one.toHowMany - other.toHowMany ||
    one.alsoGrants.cells - other.alsoGrants.cells ||
    one.alsoGrants.fields.length - other.alsoGrants.fields.length ||
    one.changes.length - other.changes.length ||
    elsewhere(one) - elsewhere(other)
  );
}

/**
 * The smallest changes after which a check that is denied would be allowed: a role at a folder, a limit raised, an
 * amount lowered, a bound of a period moved, a duty met, or another person to take the action; where one is not enough,
 * two of them, and the duties that then stand open. Each was put to the engine, breaks no exclusion of roles, and says
 * what else it gives and to how many. Those that give least come first.
 *
 * A suspended member, a rule that forbids and an exclusion of actions are nobody's to change here: they leave only other
 * persons. The answer is empty for what is allowed, for a type without a record, and where nothing helps. How much is
 * looked at is bounded: `SEARCH_BOUNDS`, and three remedies weighed for each that is told.
 * @param directory from which the check's subject was read
 * Source: semantics.md, "The decision".
 */
export function whyNot(
  compiled: CompiledPolicy,
  directory: Directory,
  check: Check,
  { most = 10, named = 3 }: WhyNotOptions = {},
): readonly Remedy[] {
  const question = questionOf(compiled, check);
  if (question.kind === 'type' || decide(compiled, check).outcome !== 'deny') return [];
  const { subject, environment } = check;
  const { id } = subject.member;
  // A subject that the directory does not have can be given nothing there.
  const flips = subjectOf(directory, id) === null ? [] : findFlips(compiled, check);
  const weighed = withoutGreater(
    compiled,
    flips.filter(({ changes }) => keepsExclusions(compiled, directory, id, changes, environment.now)),
  )
    .toSorted((one, other) => breadth(compiled, one) - breadth(compiled, other))
    .slice(0, WEIGHED * most)
    .map(({ changes, decision }): Remedy => {
      return { changes, decision, ...worthOf(compiled, directory, check, changes) };
    });
  return [...weighed, ...others(compiled, directory, check, named)].toSorted(compareRemedies).slice(0, most);
}
