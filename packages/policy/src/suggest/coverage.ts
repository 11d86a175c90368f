import type { CompiledPolicy, PlacedGrant } from '../compiled-policy.ts';
import type { Explanation, GrantReference } from '../decision.ts';
import type { TestRun } from './run-tests.ts';
import { isWithin } from '../path.ts';
import { isEnforced } from '../watched-rules.ts';

/** `decided`: at least one test came out as it did by it. `tried`: some test came upon it, and none turned on it. */
export type Covered = 'decided' | 'tried' | 'never';

/** One part of a policy that a decision can turn on. */
export type CoveredPart =
  | { readonly kind: 'grant'; readonly grant: GrantReference }
  | { readonly kind: 'scope'; readonly role: string; readonly folder: string }
  | { readonly kind: 'row-policy'; readonly name: string }
  | { readonly kind: 'field-rule'; readonly type: string; readonly field: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'exclusion'; readonly name: string };

export interface Coverage {
  readonly parts: readonly { readonly part: CoveredPart; readonly covered: Covered }[];
  /** Of all parts; `total` is 0 for a policy that has none. */
  readonly counts: { readonly decided: number; readonly tried: number; readonly total: number };
}

/** What tests came upon, by the spelling of each part. */
interface Marks {
  readonly decided: Set<string>;
  readonly tried: Set<string>;
}

const keyOf = (part: CoveredPart): string => JSON.stringify(part);

const grantPart = (grant: GrantReference): CoveredPart => {
  const { role, scope, index } = grant;
  return { kind: 'grant', grant: { role, scope, index } };
};

function partsOf({ document, baseGrants, scopes }: CompiledPolicy): readonly CoveredPart[] {
  const grants = (placed: Iterable<readonly PlacedGrant[]>): readonly CoveredPart[] =>
    [...placed].flatMap((some) => some.map(({ reference }) => grantPart(reference)));
  return [
    ...grants(baseGrants.values()),
    ...[...scopes.values()].flatMap((folders) => grants(folders.values())),
    ...document.folderScopes.map(({ role, folder }): CoveredPart => ({ kind: 'scope', role, folder })),
    ...document.rowPolicies.map(({ name }): CoveredPart => ({ kind: 'row-policy', name })),
    ...document.fieldRules.map(({ type, field }): CoveredPart => ({ kind: 'field-rule', type, field })),
    ...document.rules.filter(isEnforced).map(({ name }): CoveredPart => ({ kind: 'rule', name })),
    ...document.exclusions
      .filter((each) => each.kind === 'actions' && isEnforced(each))
      .map(({ name }): CoveredPart => ({ kind: 'exclusion', name })),
  ];
}

function markGrants(compiled: CompiledPolicy, type: string, explanation: Explanation, marks: Marks): void {
  const permitting = new Set(
    explanation.because.flatMap((cause) => (cause.kind === 'granted' ? [keyOf(grantPart(cause.grant))] : [])),
  );
  for (const { grant, failure } of explanation.grants) {
    const key = keyOf(grantPart(grant));
    const decided = permitting.has(key);
    (decided ? marks.decided : marks.tried).add(key);
    if (grant.scope !== null)
      (decided ? marks.decided : marks.tried).add(
        keyOf({ kind: 'scope', role: grant.role, folder: grant.scope }),
      );
    for (const { name } of compiled.rowPolicies.get(type)?.get(grant.role) ?? []) {
      const refused = failure?.clause === 'row-policy' && failure.policy === name;
      const settled = decided || (refused && explanation.decision.outcome !== 'allow');
      (settled ? marks.decided : marks.tried).add(keyOf({ kind: 'row-policy', name }));
    }
  }
}

/** A scope that takes everything away leaves no grant to try: it decides where its role was held in vain. */
function markEmptied(compiled: CompiledPolicy, folder: string, explanation: Explanation, marks: Marks): void {
  const held = new Set(
    explanation.roles.flatMap(({ role, standing }) => (standing === 'active' ? [role] : [])),
  );
  const inVain = explanation.because.some(({ kind }) => kind === 'no-grant');
  for (const role of held) {
    const nearest = [...(compiled.scopes.get(role) ?? [])]
      .filter(([scope]) => isWithin(folder, scope))
      .toSorted(([one], [other]) => other.length - one.length)[0];
    if (nearest === undefined || nearest[1].length > 0) continue;
    (inVain ? marks.decided : marks.tried).add(keyOf({ kind: 'scope', role, folder: nearest[0] }));
  }
}

function markRules(explanation: Explanation, marks: Marks): void {
  for (const { rule, effect } of explanation.rules)
    marks.tried.add(keyOf({ kind: effect === 'separate' ? 'exclusion' : 'rule', name: rule }));
  for (const cause of explanation.because) {
    if (cause.kind === 'forbidden') marks.decided.add(keyOf({ kind: 'rule', name: cause.rule }));
    if (cause.kind === 'separated') marks.decided.add(keyOf({ kind: 'exclusion', name: cause.exclusion }));
    if (cause.kind === 'obligation' && cause.rule !== null)
      marks.decided.add(keyOf({ kind: 'rule', name: cause.rule }));
  }
}

function markField(compiled: CompiledPolicy, { test, check }: TestRun, marks: Marks): void {
  const asked = compiled.document.tests.find(({ name }) => name === test);
  if (asked?.expect.kind !== 'field' || check === null) return;
  marks.decided.add(keyOf({ kind: 'field-rule', type: asked.type, field: asked.expect.field }));
}

/**
 * Which grants, scopes, row policies, field rules, rules and exclusions the tests of a policy turned on.
 * @param runs what came of the tests of that policy; those that could not be put cover nothing
 */
export function coverage(compiled: CompiledPolicy, runs: readonly TestRun[]): Coverage {
  const marks: Marks = { decided: new Set(), tried: new Set() };
  for (const run of runs) {
    const { explanation, check } = run;
    if (explanation === null || check === null) continue;
    markGrants(compiled, check.resource.type, explanation, marks);
    markEmptied(compiled, check.resource.folder ?? '/', explanation, marks);
    markRules(explanation, marks);
    markField(compiled, run, marks);
  }
  const parts = partsOf(compiled).map((part) => {
    const key = keyOf(part);
    const covered: Covered = marks.decided.has(key) ? 'decided' : marks.tried.has(key) ? 'tried' : 'never';
    return { part, covered };
  });
  const count = (covered: Covered): number => parts.filter((each) => each.covered === covered).length;
  return { parts, counts: { decided: count('decided'), tried: count('tried'), total: parts.length } };
}
