import type { FieldMask } from './field-mask.ts';
import type { RowFilter } from './row-filter.ts';
import { spellClause } from './words/spell-condition.ts';

/** The rows that both filters reach. */
export function bothFilters(one: RowFilter, other: RowFilter): RowFilter {
  if (one.kind === 'none' || other.kind === 'none') return { kind: 'none' };
  if (one.kind === 'all') return other;
  if (other.kind === 'all') return one;
  const clauses = new Map([...one.clauses, ...other.clauses].map((each) => [spellClause(each), each]));
  return { kind: 'where', clauses: [...clauses.values()] };
}

/**
 * What two subjects both get of each field: in full where both do, through a pattern where one does and the other gets
 * no less, and nothing where their patterns differ. Nothing is written through it.
 * @param one, @param other masks of the same type
 */
export function bothMasks(one: readonly FieldMask[], other: readonly FieldMask[]): readonly FieldMask[] {
  return one.map((mask): FieldMask => {
    const beside = other.find(({ field }) => field === mask.field);
    if (beside === undefined)
      throw new Error(`masks of two types: \`${mask.field}\` is in one of them alone`);
    const masked = [
      ...beside.masked.map(({ as, rows }) => ({ as, rows: bothFilters(mask.readable, rows) })),
      ...mask.masked.map(({ as, rows }) => ({ as, rows: bothFilters(rows, beside.readable) })),
      ...mask.masked.flatMap(({ as, rows }) =>
        beside.masked
          .filter((each) => each.as.kind === as.kind && each.as.characters === as.characters)
          .map((each) => ({ as, rows: bothFilters(rows, each.rows) })),
      ),
    ];
    return {
      field: mask.field,
      readable: bothFilters(mask.readable, beside.readable),
      masked: masked.filter(({ rows }) => rows.kind !== 'none'),
      writable: { kind: 'none' },
    };
  });
}
