import type { CompiledPolicy } from './compiled-policy.ts';
import type { GrantReference } from './decision.ts';
import type { FieldRule, ResourceType } from './document.ts';
import type { FieldMask } from './field-mask.ts';
import type { FilterClause, RowFilter } from './row-filter.ts';
import type { TypeMeaning } from './role-meanings.ts';
import { factsAsked, factsOfAll, type FactsAsked } from './facts-asked.ts';
import { fieldGrants, type FieldGrant, type FieldGrants } from './field-grants.ts';
import { knownIn, shortest, waysOf, waysOfGrant, type Asker, type Way } from './grant-rows.ts';
import { every, residual } from './residual.ts';
import { spellClause } from './spell-condition.ts';
import { typeGrants, type TypeAction, type TypeGrant } from './type-grants.ts';

/** One action in one folder: on which of its records, and which grants give it on at least some. */
export interface ActionCell {
  readonly action: string;
  readonly rows: RowFilter;
  readonly grants: readonly GrantReference[];
}

/** What a subject may do with the records of a type in a folder, and what it gets of each of their fields. */
export interface TypeCells {
  readonly type: string;
  readonly actions: readonly ActionCell[];
  readonly fields: readonly FieldMask[];
}

/** A row filter in the making: its clauses by how they are spelt. Null: no row. */
type Clauses = ReadonlyMap<string, FilterClause> | null;

/** Works out cells for one subject in one set of circumstances. */
export interface CellMaker {
  readonly cellsOf: (meaning: TypeMeaning, folder: string) => TypeCells;
}

/** Filters that are spelt alike are one object, across subjects and versions that share this. */
export type SharedFilters = Map<string, RowFilter>;

const ALL: RowFilter = { kind: 'all' };
const NONE: RowFilter = { kind: 'none' };

function filterOf(clauses: Clauses, shared: SharedFilters): RowFilter {
  if (clauses === null) return NONE;
  if (clauses.size === 0) return ALL;
  const key = [...clauses.keys()].toSorted().join('\n');
  const same = shared.get(key);
  if (same !== undefined) return same;
  const filter: RowFilter = { kind: 'where', clauses: [...clauses.values()] };
  shared.set(key, filter);
  return filter;
}

const both = (left: Clauses, right: Clauses): Clauses => {
  if (left === null || right === null) return null;
  if (left.size === 0) return right;
  return right.size === 0 ? left : new Map([...left, ...right]);
};

const OPEN: Clauses = new Map();

/** The rows that any of the ways reaches. */
function permitted(ways: readonly Way[]): Clauses {
  const few = shortest(ways);
  if (few.length === 0) return null;
  if (few.some(({ parts }) => parts.length === 0)) return OPEN;
  const key = few
    .map((way) => way.key)
    .toSorted()
    .join(' | ');
  return new Map([[key, { kind: 'permit', conditions: few.map(({ condition }) => condition) }]]);
}

/** The rows that no rule and no exclusion of actions keeps from the subject. */
function spared(asker: Asker, action: TypeAction): Clauses {
  const known = knownIn(asker, action);
  const { met } = asker.environment;
  const conditions = action.limits
    .filter(({ lifts }) => lifts === null || !met.includes(lifts))
    .map(({ condition }) => residual(condition, known, 'false'));
  const clauses = new Map<string, FilterClause>();
  for (const condition of conditions) {
    if (condition.kind === 'constant' && condition.value) return null;
    if (condition.kind === 'constant') continue;
    const clause: FilterClause = { kind: 'forbid', condition };
    clauses.set(spellClause(clause), clause);
  }
  return clauses;
}

/** Everything that the cells of a meaning depend on, beside the records' own fields. */
export function askedByMeaning(
  compiled: CompiledPolicy,
  meaning: TypeMeaning,
  asker: Pick<Asker, 'subject'>,
): FactsAsked {
  const actions = typeGrants(compiled).types.get(meaning.type) ?? [];
  const type = compiled.types.get(meaning.type);
  const policies = compiled.rowPolicies.get(meaning.type);
  const showing = meaning.parts.flatMap((part) => part.showing);
  return factsOfAll([
    ...actions.map((action) => action.asked),
    ...actions.flatMap((_, at) =>
      meaning.parts.flatMap(({ grants }) => (grants[at] ?? []).map((grant) => grant.asked(asker.subject))),
    ),
    ...(type === undefined
      ? []
      : [
          factsAsked(
            showing.flatMap((role) => (policies?.get(role) ?? []).map(({ where }) => where)),
            type,
          ),
        ]),
  ]);
}

const fieldGrantsKnown = new WeakMap<CompiledPolicy, Map<FieldRule, FieldGrants>>();

function grantsOfField(compiled: CompiledPolicy, rule: FieldRule, type: ResourceType): FieldGrants {
  const byRule = fieldGrantsKnown.get(compiled) ?? new Map<FieldRule, FieldGrants>();
  fieldGrantsKnown.set(compiled, byRule);
  const found = byRule.get(rule) ?? fieldGrants(compiled, rule, type);
  byRule.set(rule, found);
  return found;
}

/** Cells of one policy for one subject. @param shared filters that are spelt alike become one object */
export function cellMaker(
  compiled: CompiledPolicy,
  asked: Omit<Asker, 'folder'>,
  shared: SharedFilters,
): CellMaker {
  const own = new Map<TypeGrant, readonly Way[]>();
  const sparedRows = new Map<TypeAction, Clauses>();
  const { met } = asked.environment;

  const sparedOf = (asker: Asker, action: TypeAction): Clauses => {
    const found = sparedRows.get(action);
    if (found !== undefined) return found;
    const clauses = spared(asker, action);
    if (!action.asked.folder) sparedRows.set(action, clauses);
    return clauses;
  };

  /** The rows of an action by its own grants and rules, and the grants that reach any. */
  const actionOf = (asker: Asker, meaning: TypeMeaning, action: TypeAction, at: number) => {
    const giving: GrantReference[] = [];
    const ways: Way[] = [];
    const seen = new Set<TypeGrant>();
    for (const { grants } of meaning.parts) {
      for (const grant of grants[at] ?? []) {
        if (seen.has(grant)) continue;
        seen.add(grant);
        if (!grant.requires.every((each) => met.includes(each))) continue;
        const some = waysOfGrant(grant, action, asker, own);
        if (some.length === 0) continue;
        giving.push(grant.placed.reference);
        ways.push(...some);
      }
    }
    return { clauses: ways.length === 0 ? null : both(permitted(ways), sparedOf(asker, action)), giving };
  };

  const giving = (
    asker: Asker,
    read: TypeAction,
    held: ReadonlySet<string>,
    by: readonly FieldGrant[],
  ): Clauses => {
    const known = knownIn(asker, read);
    return permitted(
      by.flatMap(({ role, where }) =>
        held.has(role) ? waysOf(every(where.map((each) => residual(each, known, 'true')))) : [],
      ),
    );
  };

  const cellsOf = (meaning: TypeMeaning, folder: string): TypeCells => {
    const asker: Asker = { ...asked, folder };
    const { type } = meaning;
    const actions = typeGrants(compiled).types.get(type) ?? [];
    const reading = actions.findIndex(({ name }) => name === 'read');
    const results = actions.map((action, at) => ({ action, ...actionOf(asker, meaning, action, at) }));
    const read = results[reading]?.clauses ?? null;
    const clausesOf = new Map<string, Clauses>();
    const cells = results.map(({ action, clauses, giving: grants }): ActionCell => {
      const rows = action.reads ? both(clauses, read) : clauses;
      clausesOf.set(action.name, rows);
      return { action: action.name, rows: filterOf(rows, shared), grants: rows === null ? [] : grants };
    });
    return { type, actions: cells, fields: fieldsOf(asker, meaning, actions[reading], clausesOf) };
  };

  const fieldsOf = (
    asker: Asker,
    meaning: TypeMeaning,
    reading: TypeAction | undefined,
    clausesOf: ReadonlyMap<string, Clauses>,
  ): readonly FieldMask[] => {
    const declared = compiled.types.get(meaning.type);
    if (declared === undefined) return [];
    const read = clausesOf.get('read') ?? null;
    const update = clausesOf.get('update') ?? null;
    const [readRows, updateRows] = [filterOf(read, shared), filterOf(update, shared)];
    const rules = compiled.fieldRules.get(meaning.type);
    const held = new Set(meaning.parts.flatMap(({ showing }) => showing));
    return declared.fields.map(({ name: field }): FieldMask => {
      const rule = rules?.get(field);
      if (rule === undefined || reading === undefined)
        return { field, readable: readRows, masked: [], writable: updateRows };
      const { readable, masked, editable } = grantsOfField(compiled, rule, declared);
      const full = read === null ? null : giving(asker, reading, held, readable);
      const writes = both(update, full);
      return {
        field,
        readable: filterOf(both(read, full), shared),
        masked: masked
          .map(({ as, by }) => ({ as, rows: filterOf(both(read, giving(asker, reading, held, by)), shared) }))
          .filter(({ rows }) => rows.kind !== 'none'),
        writable: filterOf(
          editable === null || writes === null
            ? writes
            : both(writes, giving(asker, reading, held, editable)),
          shared,
        ),
      };
    });
  };

  return { cellsOf };
}
