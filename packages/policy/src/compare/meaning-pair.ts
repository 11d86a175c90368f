import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Touched } from './diff-touched.ts';
import type { RoleMeaning, TypeMeaning } from './role-meanings.ts';
import type { WantedCells } from '../type-cells.ts';
import { typeGrants, type TypeGrant } from '../type-grants.ts';

/** One version of a policy, and what it makes of a type in a place. */
export interface MeaningSide {
  readonly compiled: CompiledPolicy;
  readonly meaning: TypeMeaning | null;
}

const spelt = new WeakMap<TypeGrant, string>();

const policiesOf = (compiled: CompiledPolicy, type: string, role: string): string =>
  JSON.stringify(compiled.rowPolicies.get(type)?.get(role) ?? null);

/** A grant by what is written, so that one that moved among its like is the same. */
function spellWritten(compiled: CompiledPolicy, grant: TypeGrant): string {
  const found = spelt.get(grant);
  if (found !== undefined) return found;
  const { reference, grant: written } = grant.placed;
  const sets = (written.qualifiers ?? []).flatMap((each) =>
    each.kind === 'set' ? [compiled.sets.get(each.set)] : [],
  );
  const policies = policiesOf(compiled, grant.type.name, reference.role);
  const text = JSON.stringify([reference.role, reference.scope, written, sets, policies]);
  spelt.set(grant, text);
  return text;
}

function spellGrant({ compiled }: MeaningSide, grant: TypeGrant, touched: Touched): string {
  const { role, scope, index } = grant.placed.reference;
  return touched.roles.has(role) ? spellWritten(compiled, grant) : JSON.stringify([role, scope, index]);
}

const spellSet = (texts: readonly string[]): string => [...new Set(texts)].toSorted().join('\n');

/** What gives an action, spelt alike where the same is written. */
function spellAction(
  side: MeaningSide,
  parts: readonly RoleMeaning[],
  action: string,
  touched: Touched,
): string {
  const type = side.meaning?.type ?? '';
  const at = (typeGrants(side.compiled).types.get(type) ?? []).findIndex(({ name }) => name === action);
  const grants = parts.flatMap((part) => part.grants[at] ?? []);
  return spellSet(grants.map((grant) => spellGrant(side, grant, touched)));
}

/** The parts of one side that the other does not have just so. */
function partsApart(one: MeaningSide, other: MeaningSide, touched: Touched): readonly RoleMeaning[] {
  const there = new Set(other.meaning?.parts.map(({ key }) => key));
  return (one.meaning?.parts ?? []).filter(
    ({ key, roles }) => !there.has(key) || roles.some((role) => touched.roles.has(role)),
  );
}

function spellShowing(
  { compiled, meaning }: MeaningSide,
  parts: readonly RoleMeaning[],
  touched: Touched,
): string {
  if (meaning === null) return '';
  const roles = parts.flatMap(({ showing }) => showing);
  return spellSet(
    roles.map((role) =>
      touched.roles.has(role) ? `${role} ${policiesOf(compiled, meaning.type, role)}` : role,
    ),
  );
}

function actionsOn(sides: readonly MeaningSide[]): readonly string[] {
  const names = sides.flatMap(({ compiled, meaning }) =>
    meaning === null ? [] : (typeGrants(compiled).types.get(meaning.type) ?? []).map(({ name }) => name),
  );
  return [...new Set(names)];
}

/** Every cell of the type, on either side. */
export const allCells = (sides: readonly MeaningSide[]): WantedCells => {
  return { actions: new Set(actionsOn(sides)), fields: true };
};

/**
 * The cells of a type that can differ between two versions for one and the same subject, by what is written. Whoever
 * may not read may do nothing, so that a change of reading is one of everything.
 */
export function differingCells(before: MeaningSide, after: MeaningSide, touched: Touched): WantedCells {
  const sides = [before, after];
  const type = before.meaning?.type ?? after.meaning?.type ?? '';
  if (touched.types.has(type)) return allCells(sides);
  // What both have just so makes no difference; that it may make up for one is for the cells to tell.
  const [was, is] = [partsApart(before, after, touched), partsApart(after, before, touched)];
  if (was.length === 0 && is.length === 0) return { actions: new Set(), fields: false };
  const differs = (action: string): boolean =>
    spellAction(before, was, action, touched) !== spellAction(after, is, action, touched);
  const actions = actionsOn(sides);
  const changed = actions.filter(differs);
  const reading = changed.includes('read');
  const shown = spellShowing(before, was, touched) !== spellShowing(after, is, touched);
  return {
    actions: new Set(
      reading ? actions.filter((name) => name !== 'create' || changed.includes(name)) : changed,
    ),
    fields: reading || shown || changed.includes('update'),
  };
}
