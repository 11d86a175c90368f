import type { CompiledPolicy } from './compiled-policy.ts';
import type { GrantReference } from './decision.ts';
import type { FieldRule, ResourceType } from './document.ts';
import type { FieldMask } from './field-mask.ts';
import type { FilterClause, RowFilter } from './row-filter.ts';
import type { TypeMeaning } from './role-meanings.ts';
import type { Subject } from './subject.ts';
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

/** Which cells of a type to work out; actions that are left out are absent. */
export interface WantedCells {
  readonly actions: ReadonlySet<string>;
  readonly fields: boolean;
}

/** Works out cells for one subject in one set of circumstances. */
export interface CellMaker {
  /** @param wanted all, when it is left out */
  readonly cellsOf: (meaning: TypeMeaning, folder: string, wanted?: WantedCells) => TypeCells;
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

/** Whether an action has to be looked at for the wanted cells: reading and updating also say what is seen and written. */
const isLookedAt = ({ name }: TypeAction, wanted: WantedCells | undefined): boolean =>
  wanted === undefined || wanted.actions.has(name) || name === 'read' || (wanted.fields && name === 'update');

/** Everything that the wanted cells of a meaning depend on, beside the records' own fields. */
export function askedByMeaning(
  compiled: CompiledPolicy,
  meaning: TypeMeaning,
  subject: Subject,
  wanted?: WantedCells,
): FactsAsked {
  const type = compiled.types.get(meaning.type);
  const policies = compiled.rowPolicies.get(meaning.type);
  const fields = wanted === undefined || wanted.fields;
  const showing = fields ? meaning.parts.flatMap((part) => part.showing) : [];
  const actions = (typeGrants(compiled).types.get(meaning.type) ?? []).flatMap((action, at) => {
    if (!isLookedAt(action, wanted)) return [];
    const grants = meaning.parts.flatMap((part) => part.grants[at] ?? []);
    return [action.asked, ...grants.map((grant) => grant.asked(subject))];
  });
  if (type === undefined) return factsOfAll(actions);
  const shown = showing.flatMap((role) => (policies?.get(role) ?? []).map(({ where }) => where));
  return factsOfAll([...actions, factsAsked(shown, type)]);
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

  const cellsOf = (meaning: TypeMeaning, folder: string, wanted?: WantedCells): TypeCells => {
    const asker: Asker = { ...asked, folder };
    const { type } = meaning;
    const actions = typeGrants(compiled).types.get(type) ?? [];
    const results = actions.flatMap((action, at) =>
      isLookedAt(action, wanted) ? [{ action, ...actionOf(asker, meaning, action, at) }] : [],
    );
    const reading = results.find(({ action }) => action.name === 'read');
    const read = reading?.clauses ?? null;
    const clausesOf = new Map<string, Clauses>();
    const cells = results.flatMap(({ action, clauses, giving: grants }): readonly ActionCell[] => {
      const rows = action.reads ? both(clauses, read) : clauses;
      clausesOf.set(action.name, rows);
      if (wanted !== undefined && !wanted.actions.has(action.name)) return [];
      return [{ action: action.name, rows: filterOf(rows, shared), grants: rows === null ? [] : grants }];
    });
    const fields =
      wanted === undefined || wanted.fields ? fieldsOf(asker, meaning, reading?.action, clausesOf) : [];
    return { type, actions: cells, fields };
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
