import type { CompiledPolicy } from './compiled-policy.ts';
import type { GrantReference } from './decision.ts';
import type { FieldMask } from './field-mask.ts';
import type { FilterClause, RowFilter } from './row-filter.ts';
import type { TypeMeaning } from './compare/role-meanings.ts';
import type { Subject } from './subject.ts';
import { both, type Clauses, filterOf, permitted, type SharedFilters } from './cell-clauses.ts';
import { cellFields } from './cell-fields.ts';
import { factsAsked, factsOfAll, type FactsAsked } from './facts-asked.ts';
import { knownIn, waysOfGrant, type Asker, type Way } from './grant-rows.ts';
import { residual } from './residual.ts';
import { spellClause } from './words/spell-condition.ts';
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
    const seen = {
      read,
      update: clausesOf.get('update') ?? null,
      reading: reading?.action,
    };
    const fields =
      wanted === undefined || wanted.fields ? cellFields(compiled, asker, meaning, seen, shared) : [];
    return { type, actions: cells, fields };
  };

  return { cellsOf };
}
