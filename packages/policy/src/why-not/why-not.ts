import type { Check } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Decision } from '../decision.ts';
import type { Directory } from '../directory.ts';
import type { RemedyChange } from './why-not-change.ts';
import { decide, questionOf } from '../decide.ts';
import { subjectOf } from '../subject-of.ts';
import { keepsExclusions } from './why-not-exclusions.ts';
import { withoutGreater } from './why-not-least.ts';
import { otherPersons } from './why-not-others.ts';
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

/** How much a role means, for choosing which remedies to weigh: its grants and those of all that it includes. */
function breadth(compiled: CompiledPolicy, { changes }: Flip): number {
  const roles = changes.flatMap((change) => (change.kind === 'role' ? [change.role] : []));
  const grants = roles
    .flatMap((role) => compiled.assignable.get(role)?.members ?? [])
    .map((role) => compiled.baseGrants.get(role)?.length ?? 0);
  return grants.reduce((sum, each) => sum + each, changes.length);
}

/** By what it gives away: fewest people, then fewest cells, then fewest fields; then by how much has to be done. */
function compareRemedies(one: Remedy, other: Remedy): number {
  const elsewhere = ({ changes }: Remedy): number =>
    changes.some(({ kind }) => kind === 'another-person') ? 1 : 0;
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
  const others = otherPersons(compiled, directory, check, named);
  const elsewhere: readonly Remedy[] =
    others === null
      ? []
      : [{ changes: [others.change], decision: others.decision, alsoGrants: NOTHING_ELSE, toHowMany: 0 }];
  return [...weighed, ...elsewhere].toSorted(compareRemedies).slice(0, most);
}
