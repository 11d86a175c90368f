import type { CompiledPolicy } from './compiled-policy.ts';
import type { FieldRule, ResourceType } from './document.ts';
import type { FieldMask } from './field-mask.ts';
import type { TypeMeaning } from './compare/role-meanings.ts';
import { both, type Clauses, filterOf, permitted, type SharedFilters } from './cell-clauses.ts';
import { fieldGrants, type FieldGrant, type FieldGrants } from './field-grants.ts';
import { type Asker, knownIn, waysOf } from './grant-rows.ts';
import { every, residual } from './residual.ts';
import type { TypeAction } from './type-grants.ts';

const fieldGrantsKnown = new WeakMap<CompiledPolicy, Map<FieldRule, FieldGrants>>();

function grantsOfField(compiled: CompiledPolicy, rule: FieldRule, type: ResourceType): FieldGrants {
  const byRule = fieldGrantsKnown.get(compiled) ?? new Map<FieldRule, FieldGrants>();
  fieldGrantsKnown.set(compiled, byRule);
  const found = byRule.get(rule) ?? fieldGrants(compiled, rule, type);
  byRule.set(rule, found);
  return found;
}

/** The rows on which one of the roles that are held gets a field. */
function giving(
  asker: Asker,
  reading: TypeAction,
  held: ReadonlySet<string>,
  by: readonly FieldGrant[],
): Clauses {
  const known = knownIn(asker, reading);
  return permitted(
    by.flatMap(({ role, where }) =>
      held.has(role) ? waysOf(every(where.map((each) => residual(each, known, 'true')))) : [],
    ),
  );
}

/** The rows of a type that a subject reads and updates. */
export interface CellRows {
  readonly read: Clauses;
  readonly update: Clauses;
  /** The action of reading; absent where the type has none. */
  readonly reading: TypeAction | undefined;
}

/** What a subject gets of each field of a type. @param shared filters that are spelt alike become one object */
export function cellFields(
  compiled: CompiledPolicy,
  asker: Asker,
  meaning: TypeMeaning,
  { read, update, reading }: CellRows,
  shared: SharedFilters,
): readonly FieldMask[] {
  const declared = compiled.types.get(meaning.type);
  if (declared === undefined) return [];
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
        editable === null || writes === null ? writes : both(writes, giving(asker, reading, held, editable)),
        shared,
      ),
    };
  });
}
