import type { Check, Environment } from '../check.ts';
import type { CompiledPolicy, PlacedGrant } from '../compiled-policy.ts';
import type { GrantReference } from '../decision.ts';
import type { Directory } from '../directory.ts';
import type { Guard, ResourceType } from '../document.ts';
import type { RowCondition, RowFilter } from '../row-filter.ts';
import { SOMEBODY, type Ground, type Hints } from '../satisfiable/satisfiable-ground.ts';
import type { Subject } from '../subject.ts';
import { actionsOf, coversAction } from '../catalog.ts';
import { decide } from '../decide.ts';
import { grantClauses, grantNames } from '../grant-clauses.ts';
import { fieldMasks, visibleFields } from '../fields.ts';
import { planRows } from '../plan-rows.ts';
import { ruleCondition, rulesHere } from '../rules-here.ts';
import { activeRoles, rolesHere } from '../roles-here.ts';
import { FALSE, TRUE, type Wish } from '../satisfiable/satisfiable-goal.ts';
import { search } from '../satisfiable/satisfiable-search.ts';
import { scheduledInstants } from '../scheduled-instants.ts';
import { standingProblem } from '../standing.ts';
import { subjectOf } from '../subject-of.ts';

/** Somebody, a record and a moment at which a guard is broken; the engine itself allows the check. */
export interface CounterExample {
  readonly member: string;
  readonly check: Check;
  /** The field that is seen in full; null where the action itself is what must never be. */
  readonly field: string | null;
  /** The grants that permit it. */
  readonly grants: readonly GrantReference[];
}

/** What came of one guard. Only `holds` is good: what cannot be proved counts as failing. */
export type GuardCheck =
  | { readonly guard: string; readonly kind: 'holds' }
  | { readonly guard: string; readonly kind: 'fails'; readonly counterExample: CounterExample }
  | { readonly guard: string; readonly kind: 'unproven'; readonly why: string };

/** One thing that a guard says must never be, on one type. */
interface Danger {
  readonly type: ResourceType;
  readonly action: string;
  readonly field: string | null;
}

/** Members who are looked at one by one for one guard, over all instants. */
const MOST_LOOKS = 200_000;

/** Of so many who break a guard at one instant the smallest example is shown; the rest are not looked for. */
const ENOUGH = 50;

function dangersOf(compiled: CompiledPolicy, { never }: Guard): readonly Danger[] {
  const typed = (name: string): readonly ResourceType[] => {
    const type = compiled.types.get(name);
    return type === undefined ? [] : [type];
  };
  if (never.kind === 'field')
    return typed(never.type).map((type) => ({ type, action: 'read', field: never.field }));
  return never.on.flatMap(typed).flatMap((type) =>
    actionsOf(type)
      .filter((action) => never.actions.some((written) => coversAction(written, action)))
      .map((action) => ({ type, action, field: null })),
  );
}

/** The records on which it would happen. */
function reach(
  compiled: CompiledPolicy,
  subject: Subject,
  danger: Danger,
  environment: Environment,
): RowFilter {
  const { type, action, field } = danger;
  if (field === null) return planRows(compiled, subject, action, type.name, environment);
  const mask = fieldMasks(compiled, subject, type.name, environment).find((each) => each.field === field);
  return mask?.readable ?? { kind: 'none' };
}

function wishesOf(filter: Extract<RowFilter, { kind: 'all' | 'where' }>): readonly Wish[] {
  if (filter.kind === 'all') return [];
  return filter.clauses.map((clause): Wish => {
    if (clause.kind === 'forbid') return { condition: clause.condition, truths: FALSE };
    return { condition: { kind: 'or', conditions: clause.conditions }, truths: TRUE };
  });
}

/** Where an excepted role is in force the guard says nothing; elsewhere its holder is like anybody. */
function outside(compiled: CompiledPolicy, guard: Guard, subject: Subject, now: number): readonly Wish[] {
  const excepted = new Set(guard.who.except);
  return rolesHere(compiled, subject, null, now)
    .filter(({ role, standing }) => standing === 'active' && excepted.has(role))
    .map(({ folder }): Wish => {
      const condition: RowCondition = {
        kind: 'within',
        operand: { kind: 'attribute', of: 'resource', name: 'folder' },
        tree: { kind: 'literal', value: { type: 'folder', value: folder } },
      };
      return { condition, truths: FALSE };
    });
}

function isMeant(compiled: CompiledPolicy, { who }: Guard, subject: Subject, now: number): boolean {
  if (standingProblem(subject.member, now) !== null) return false;
  if (who.holding === undefined) return true;
  const held = activeRoles(rolesHere(compiled, subject, null, now));
  return who.holding.some((role) => held.has(role));
}

/** The engine's own word on what the search found. */
function confirmed(compiled: CompiledPolicy, check: Check, field: string | null): CounterExample | null {
  const { outcome, because } = decide(compiled, check);
  if (outcome !== 'allow') return null;
  const { subject, resource, environment } = check;
  const seen = field === null ? null : visibleFields(compiled, subject, resource, environment)[field];
  if (seen !== null && seen !== 'readable' && seen !== 'writable') return null;
  const grants = because.flatMap((reason) => (reason.kind === 'granted' ? [reason.grant] : []));
  return { member: subject.member.id, check, field, grants };
}

interface Broken {
  readonly weight: number;
  readonly example: CounterExample;
}

type Answer = Broken | { readonly why: string } | null;

function tryMember(
  compiled: CompiledPolicy,
  guard: Guard,
  danger: Danger,
  subject: Subject,
  environment: Environment,
  hints: Hints,
): Answer {
  const filter = reach(compiled, subject, danger, environment);
  if (filter.kind === 'none') return null;
  const { type, action, field } = danger;
  const history = action === 'create' ? [] : null;
  const ground: Ground = { type, subject, action, environment, history, hints };
  const when: readonly Wish[] = guard.when === undefined ? [] : [{ condition: guard.when, truths: TRUE }];
  const found = search(
    [...wishesOf(filter), ...outside(compiled, guard, subject, environment.now), ...when],
    ground,
  );
  if (found.kind === 'none') return null;
  if (found.kind === 'cannot-tell') return { why: found.why };
  const { resource } = found.situation;
  const example = confirmed(compiled, { subject, action, resource, environment }, field);
  if (example !== null) return { weight: found.weight, example };
  return { why: 'a record was found that the list reaches and a single decision does not' };
}

/** Whether a condition of the policy asks for the environment, of which a guard knows no more than the time. */
const asksEnvironment = (compiled: CompiledPolicy): boolean => {
  const { sets, roles, folderScopes, rowPolicies, rules, guards } = compiled.document;
  return JSON.stringify([sets, roles, folderScopes, rowPolicies, rules, guards]).includes(
    '"of":"environment"',
  );
};

/**
 * The roles that give the action on some record that the guard speaks of, in any folder, themselves or by what they
 * include. Whoever holds none of them breaks nothing, so nobody else is looked at. The subject is left open here.
 * @param environment null where the moment counts: rates and the zone go with it, so every grant may give it
 */
function rolesFor(
  compiled: CompiledPolicy,
  { when }: Guard,
  { type, action }: Danger,
  environment: Environment | null,
): ReadonlySet<string> {
  const history = action === 'create' ? [] : null;
  const ground: Ground = { type, subject: null, action, environment, history, hints: null };
  const spoken: Wish[] = rulesHere(compiled, action, type.name)
    .filter(({ kind }) => kind === 'forbid')
    .map((rule) => ({ condition: ruleCondition(rule), truths: FALSE }));
  if (when !== undefined) spoken.push({ condition: when, truths: TRUE });
  const gives = (placed: PlacedGrant): boolean => {
    if (!grantNames(compiled, placed, action, type)) return false;
    if (environment === null) return true;
    const asked = grantClauses(compiled, placed, type).flatMap((clause): readonly Wish[] =>
      clause.clause === 'qualifier' ? [] : [{ condition: clause.condition(SOMEBODY), truths: TRUE }],
    );
    return search([...asked, ...spoken], ground).kind !== 'none';
  };
  const giving = new Set(
    [...compiled.roles.keys()].filter((role) =>
      [compiled.baseGrants.get(role) ?? [], ...(compiled.scopes.get(role)?.values() ?? [])].some((grants) =>
        grants.some(gives),
      ),
    ),
  );
  const reaches = (ways: readonly (readonly string[])[]): boolean =>
    ways.some((way) => giving.has(way.at(-1) ?? ''));
  return new Set([...compiled.closures].flatMap(([role, ways]) => (reaches(ways) ? [role] : [])));
}

/** Whether the clock alone can turn what decides about a danger: a condition of it, of reading, or of the guard. */
function asksNow(compiled: CompiledPolicy, { when }: Guard, { type, action }: Danger): boolean {
  const placed = [
    ...compiled.baseGrants.values(),
    ...[...compiled.scopes.values()].flatMap((byFolder) => [...byFolder.values()]),
  ].flat();
  const asked = [action, 'read'].flatMap((each) => [
    ...placed
      .filter((grant) => grantNames(compiled, grant, each, type))
      .flatMap((grant) => grantClauses(compiled, grant, type).map(({ condition }) => condition(SOMEBODY))),
    ...rulesHere(compiled, each, type.name),
  ]);
  const policies = compiled.document.rowPolicies.filter((policy) => policy.type === type.name);
  return JSON.stringify([when ?? null, asked, policies]).includes('"kind":"now"');
}

/** Whether time alone changes what somebody is or holds. */
const changes = ({ member, assignments }: Subject): boolean =>
  [member, ...assignments.map(({ assignment }) => assignment)].some(
    ({ from, until }) => from !== null || until !== null,
  );

function checkGuard(
  compiled: CompiledPolicy,
  guard: Guard,
  subjects: readonly Subject[],
  instants: readonly number[],
  environment: Environment,
  hints: Hints,
): GuardCheck {
  const timeless = !JSON.stringify(compiled.document).includes('"kind":"now"');
  const dangers = dangersOf(compiled, guard).map((danger) => {
    return { danger, roles: rolesFor(compiled, guard, danger, timeless ? environment : null) };
  });
  // Of instants that nobody scheduled nothing is looked at, so such a danger is only ruled out for all time at once.
  const clocked = new Set(
    timeless ? [] : dangers.flatMap(({ danger }) => (asksNow(compiled, guard, danger) ? [danger] : [])),
  );
  const moving = timeless ? subjects.filter(changes) : subjects;
  let why: string | null = null;
  let looks = 0;
  for (const [at, now] of instants.entries()) {
    let best: Broken | null = null;
    let broken = 0;
    for (const subject of at === 0 ? subjects : moving) {
      if (broken >= ENOUGH) break;
      for (const { danger, roles } of dangers) {
        if (!subject.assignments.some(({ assignment }) => roles.has(assignment.role))) continue;
        if (!isMeant(compiled, guard, subject, now)) break;
        looks += 1;
        if (looks > MOST_LOOKS)
          return {
            guard: guard.name,
            kind: 'unproven',
            why: `it takes more than ${MOST_LOOKS} looks to check`,
          };
        const answer = tryMember(compiled, guard, danger, subject, { ...environment, now }, hints);
        if (answer === null) {
          if (clocked.has(danger))
            why ??= 'conditions ask for `now`, so what holds at these instants may not hold between them';
          continue;
        }
        if ('why' in answer) {
          why ??= answer.why;
          continue;
        }
        broken += 1;
        if (best === null || answer.weight < best.weight) best = answer;
      }
    }
    if (best !== null) return { guard: guard.name, kind: 'fails', counterExample: best.example };
  }
  if (why === null && asksEnvironment(compiled))
    why = 'conditions ask for `context`, which may be anything when somebody asks';
  return why === null ? { guard: guard.name, kind: 'holds' } : { guard: guard.name, kind: 'unproven', why };
}

/**
 * Whether every guard of a policy holds for every member and every possible record, now and at every instant at which
 * a membership or an assignment begins or ends. What is met of obligations counts as met: a duty forbids nothing.
 * `holding` means a role held anywhere; `except` spares its holders where they hold it.
 * @returns for each guard, in order: that it holds; that it fails, with the smallest example of the first instant at
 *   which it does, among the first fifty; or that it cannot be proved, with the reason. Where a condition asks for
 *   `now`, a guard holds only if nobody who is meant holds a role that may give what it forbids: the clock reaches instants that none schedules
 * Source: semantics.md, "Change".
 */
export function checkGuards(
  compiled: CompiledPolicy,
  directory: Directory,
  environment: Environment,
): readonly GuardCheck[] {
  const { guards } = compiled.document;
  if (guards.length === 0) return [];
  const met: Environment = { ...environment, met: ['comment', 'second-factor'] };
  const instants = scheduledInstants(directory, environment.now);
  const subjects = directory.members.flatMap(({ id }) => subjectOf(directory, id) ?? []);
  const hints: Hints = {
    folders: directory.folders,
    departments: directory.departments.map(({ path }) => path),
    members: directory.members.slice(0, 20).map(({ id }) => id),
  };
  return guards.map((guard) => checkGuard(compiled, guard, subjects, instants, met, hints));
}
