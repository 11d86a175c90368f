import { actionWords } from '../words/action-words.ts';
import { actionsOf, REMIT_TYPES } from '../catalog.ts';
import { compilePolicy } from '../compile.ts';
import type { CompiledPolicy, PlacedGrant } from '../compiled-policy.ts';
import type { Condition } from '../condition.ts';
import { coverage, type CoveredPart } from './coverage.ts';
import type { Environment } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { PolicyDocument, PolicyTest, ResourceType, TestSubject, TestValue } from '../document.ts';
import type { FieldVisibility } from '../field-mask.ts';
import { grantClauses, grantNames } from '../grant-clauses.ts';
import { madeUp, runTests } from './run-tests.ts';
import { ruleCondition } from '../rules-here.ts';
import { satisfiability } from '../satisfiable/satisfiable.ts';
import { lowered } from '../words/sentence-part.ts';
import { valueOfField } from '../values/value-of-field.ts';
import { withArticle } from '../words/with-article.ts';

/** Nobody reads more new tests than these at once. */
const MOST_SUGGESTED = 100;

/** The id of nobody: a member who is somebody else than the subject, whoever that is. */
export const SOMEBODY_ELSE = '00000000-0000-0000-0000-000000000000';

/** Nobody is in it: what a suggested test asks as somebody made up needs no directory. */
const NOBODY: Directory = {
  revision: 0,
  departments: [],
  members: [],
  groups: [],
  assignments: [],
  folders: ['/'],
  timeZone: 'UTC',
  baseCurrency: 'EUR',
};

type Held = Extract<TestSubject, { kind: 'made-up' }>;

const holding = (role: string): Held => ({ kind: 'made-up', roles: [{ role, folder: '/' }] });

/** What a suggestion asks, before its name and what it expects are known. */
interface Asked {
  readonly subject: Held;
  readonly type: ResourceType;
  readonly folder: string;
  readonly action: string;
  /** What the record shall be like. */
  readonly such: readonly Condition[];
}

/**
 * The record that a suggestion is about: one on which every condition is true. @returns null where there is none, or
 * none can be found
 */
function recordFor(
  { subject, type, action, folder, such }: Asked,
  environment: Environment,
): Pick<PolicyTest, 'attributes' | 'history'> | null {
  const person = madeUp(subject);
  const here: Condition = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'resource', name: 'folder' },
    right: { kind: 'literal', value: { type: 'folder', value: folder } },
  };
  const history = action === 'create' || !type.history ? [] : null;
  const found = satisfiability({ kind: 'and', conditions: [here, ...such] }, type, {
    subject: person,
    action,
    environment,
    history,
  });
  if (found.kind === 'never' || found.kind === 'cannot-tell') return null;
  if (found.kind === 'always') return { attributes: {} };
  const { resource } = found.when;
  const attributes: Record<string, TestValue> = {};
  for (const { name, type: fieldType } of type.fields) {
    const value = resource.attributes[name];
    if (value === undefined || value === null) continue;
    const typed = valueOfField(value, fieldType);
    attributes[name] =
      typed.type !== 'member'
        ? typed
        : typed.value === person.member.id
          ? { type: 'subject' }
          : { type: 'member', value: SOMEBODY_ELSE };
  }
  const past = (resource.history ?? []).map(({ action: taken, person: by }) => {
    return { action: taken, by: by === person.member.person ? ('subject' as const) : ('another' as const) };
  });
  return { attributes, ...(past.length === 0 ? {} : { history: past }) };
}

/** What must be true for a grant to permit somebody on a type. */
const clausesOf = (
  compiled: CompiledPolicy,
  placed: PlacedGrant,
  type: ResourceType,
  subject: Held,
): readonly Condition[] =>
  grantClauses(compiled, placed, type).map(({ condition }) => condition(madeUp(subject)));

/** Grants that give an action on a type, each by whom it is held. */
function givers(
  compiled: CompiledPolicy,
  type: ResourceType,
  action: string,
): readonly { readonly subject: Held; readonly placed: PlacedGrant }[] {
  return [...compiled.baseGrants].flatMap(([role, grants]) =>
    grants
      .filter((placed) => grantNames(compiled, placed, action, type))
      .map((placed) => ({ subject: holding(role), placed })),
  );
}

/** A department that a made-up subject is in: what narrows to a department needs one. */
const inDepartment = (subject: Held): Held => ({ ...subject, department: '/department' });

function askedOfGrant(
  compiled: CompiledPolicy,
  part: Extract<CoveredPart, { kind: 'grant' }>,
): readonly Asked[] {
  const { role, scope, index } = part.grant;
  const grants = scope === null ? compiled.baseGrants.get(role) : compiled.scopes.get(role)?.get(scope);
  const placed = grants?.find(({ reference }) => reference.index === index);
  if (placed === undefined) return [];
  const subject = (placed.grant.qualifiers ?? []).some(({ kind }) => kind === 'department')
    ? inDepartment(holding(role))
    : holding(role);
  return [...compiled.types.values()].flatMap((type) =>
    actionsOf(type)
      .filter((action) => grantNames(compiled, placed, action, type))
      .map((action): Asked => {
        const such = clausesOf(compiled, placed, type, subject);
        return { subject, type, folder: scope ?? '/', action, such };
      }),
  );
}

function askedOf(compiled: CompiledPolicy, part: CoveredPart): readonly Asked[] {
  const { document, types } = compiled;
  switch (part.kind) {
    case 'grant':
      return askedOfGrant(compiled, part);
    case 'scope':
      return [...types.values()].flatMap((type) =>
        actionsOf(type).flatMap((action) =>
          givers(compiled, type, action)
            .filter(({ placed }) => placed.reference.role === part.role)
            .map(({ subject }): Asked => ({ subject, type, folder: part.folder, action, such: [] })),
        ),
      );
    case 'row-policy': {
      const policy = document.rowPolicies.find(({ name }) => name === part.name);
      const type = policy === undefined ? undefined : types.get(policy.type);
      if (policy === undefined || type === undefined) return [];
      return givers(compiled, type, 'read')
        .filter(({ placed }) => policy.roles.includes(placed.reference.role))
        .map(({ subject, placed }): Asked => {
          const such = clausesOf(compiled, placed, type, subject);
          return { subject, type, folder: '/', action: 'read', such };
        });
    }
    case 'rule': {
      const rule = document.rules.find(({ name }) => name === part.name);
      if (rule === undefined) return [];
      return rule.on.flatMap((on) => {
        const type = types.get(on);
        if (type === undefined) return [];
        return actionsOf(type).flatMap((action) =>
          givers(compiled, type, action).map(({ subject, placed }): Asked => {
            const such = [...clausesOf(compiled, placed, type, subject), ruleCondition(rule)];
            return { subject, type, folder: '/', action, such };
          }),
        );
      });
    }
    case 'exclusion': {
      const exclusion = document.exclusions.find(({ name }) => name === part.name);
      if (exclusion?.kind !== 'actions') return [];
      const type = types.get(exclusion.on);
      if (type === undefined) return [];
      const [first, second] = exclusion.actions;
      return givers(compiled, type, second).map(({ subject, placed }): Asked => {
        const took: Condition = { kind: 'took', action: first };
        const such = [...clausesOf(compiled, placed, type, subject), took];
        return { subject, type, folder: '/', action: second, such };
      });
    }
    case 'field-rule': {
      const type = types.get(part.type);
      if (type === undefined) return [];
      return givers(compiled, type, 'read').map(({ subject, placed }): Asked => {
        const such = clausesOf(compiled, placed, type, subject);
        return { subject, type, folder: '/', action: 'read', such };
      });
    }
    default:
      return part satisfies never;
  }
}

function testOf(asked: Asked, part: CoveredPart, environment: Environment): Omit<PolicyTest, 'name'> | null {
  const record = recordFor(asked, environment);
  if (record === null) return null;
  const { subject, type, folder, action } = asked;
  const expect =
    part.kind === 'field-rule'
      ? ({ kind: 'field', field: part.field, visibility: 'readable' } as const)
      : ({ kind: 'decision', outcome: 'allow', action } as const);
  return { subject, type: type.name, folder, ...record, expect };
}

/** The test with what comes of it as what it expects. */
function settled(test: PolicyTest, came: string): PolicyTest {
  const { expect } = test;
  if (expect.kind === 'decision')
    return { ...test, expect: { ...expect, outcome: came === 'allow' ? 'allow' : 'deny' } };
  const visibility = (['hidden', 'masked', 'readable', 'writable'] as const).find((each) => each === came);
  return visibility === undefined ? test : { ...test, expect: { ...expect, visibility } };
}

const SEES = {
  hidden: 'does not see',
  masked: 'sees masked',
  readable: 'sees',
  writable: 'may change',
} as const satisfies Readonly<Record<FieldVisibility, string>>;

/** A name that says what is asked, by the labels of the document: `Sales manager may read a contract`. */
function nameFor(
  { roles, resources }: PolicyDocument,
  test: Omit<PolicyTest, 'name'>,
  taken: Set<string>,
): string {
  const { subject, expect } = test;
  const key = subject.kind === 'made-up' ? (subject.roles[0]?.role ?? '') : subject.email;
  const whose = roles.find(({ name }) => name === key)?.label ?? key;
  const type = [...resources, ...REMIT_TYPES].find(({ name }) => name === test.type);
  const thing = withArticle(lowered(type?.label ?? test.type));
  const what =
    expect.kind === 'decision'
      ? `${expect.outcome === 'allow' ? 'may' : 'may not'} ${actionWords(expect.action)}`
      : `${SEES[expect.visibility]} ${lowered(type?.fields.find(({ name }) => name === expect.field)?.label ?? expect.field)} of`;
  const wanted = `${whose} ${what} ${thing}`;
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  taken.add(name);
  return name;
}

/** More questions than these are not tried for one part. */
const TRIES = 12;

/**
 * Tests that a policy lacks: for each part that none of its tests turns on one that does, as somebody made up, with what
 * comes of it now as what is expected. They say what the policy does, not whether that is right: that is for their
 * reader. A part for which none is found stays without one.
 * @param environment under which they are asked; nothing of it counts as met
 */
export function suggestTests(document: PolicyDocument, environment: Environment): readonly PolicyTest[] {
  const compiled = compilePolicy(document, 1);
  const asAsked: Environment = { ...environment, met: [] };
  const { parts } = coverage(compiled, runTests(compiled, NOBODY, asAsked));
  const taken = new Set(document.tests.map(({ name }) => name));
  const open = new Map(
    parts.filter(({ covered }) => covered !== 'decided').map(({ part }) => [JSON.stringify(part), part]),
  );
  const found: PolicyTest[] = [];
  for (const [key, part] of open) {
    if (found.length >= MOST_SUGGESTED) break;
    for (const asked of askedOf(compiled, part).slice(0, TRIES)) {
      if (!open.has(key)) break;
      const drawn = testOf(asked, part, asAsked);
      if (drawn === null) continue;
      const tried = { ...drawn, name: 'tried' };
      const alone = { ...compiled, document: { ...document, tests: [tried] } };
      const runs = runTests(alone, NOBODY, asAsked);
      const turned = coverage(alone, runs).parts.filter(({ covered }) => covered === 'decided');
      const [run] = runs;
      if (run === undefined || !turned.some((each) => JSON.stringify(each.part) === key)) continue;
      const test = settled(tried, run.came);
      found.push({ ...test, name: nameFor(document, test, taken) });
      // One test often turns on more than what it was made for.
      for (const each of turned) open.delete(JSON.stringify(each.part));
    }
  }
  return found;
}
