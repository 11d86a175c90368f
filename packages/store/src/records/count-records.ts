import { sql, type SQL } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import { columnsOf } from '@remit/policy-sql/columns';
import { compileRowFilter, compileRowFlag } from '@remit/policy-sql/row-filter';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The records of a type that two filters reach, to be told apart. */
export interface Transition {
  readonly type: ResourceType;
  readonly before: RowFilter;
  readonly after: RowFilter;
}

/** How many records: reached before, reached after, only after, only before. */
export interface TransitionCount {
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

const counts = (predicates: readonly SQL[]): SQL =>
  sql`to_json(array[${sql.join(
    predicates.map((predicate) => sql`count(*) filter (where ${predicate})`),
    sql`, `,
  )}]::bigint[])::text`;

/**
 * How many records of a type each filter reaches, counted in one statement, so in one state of the data.
 * @returns as many numbers as filters, in their order
 */
export async function countRecords(
  tx: TenantTransaction,
  type: ResourceType,
  filters: readonly RowFilter[],
): Promise<readonly number[]> {
  const columns = columnsOf(type);
  const predicates = filters.map((filter) => compileRowFilter(filter, columns));
  const [row] = await tx.rows<{ readonly counts: string }>(
    sql`select ${counts(predicates)} as "counts" from ${columns.from}`,
  );
  return numbers(row?.counts);
}

function numbers(json: string | undefined): readonly number[] {
  if (json === undefined) throw new Error('a count gave no row');
  const parsed: readonly number[] = JSON.parse(json);
  return parsed;
}

/** Many counts over many types in one statement: each type's table is read once. */
async function countByType(
  tx: TenantTransaction,
  asked: ReadonlyMap<ResourceType, readonly { readonly before: SQL; readonly after: SQL }[]>,
): Promise<ReadonlyMap<ResourceType, readonly TransitionCount[]>> {
  const types = [...asked.keys()];
  const parts = types.map((type, at) => {
    const pairs = asked.get(type) ?? [];
    const judged = pairs.flatMap(({ before, after }, index) => [
      sql`${before} as ${sql.identifier(`before_${index}`)}`,
      sql`${after} as ${sql.identifier(`after_${index}`)}`,
    ]);
    const predicates = pairs.flatMap((_, index) => {
      const before = sql.identifier(`before_${index}`);
      const after = sql.identifier(`after_${index}`);
      return [
        sql`${before}`,
        sql`${after}`,
        sql`${after} and not ${before}`,
        sql`${before} and not ${after}`,
      ];
    });
    // `offset 0` keeps the planner from copying each predicate into all four counts of it.
    return sql`select ${sql.raw(String(at))} as "at", ${counts(predicates)} as "counts"
      from (select ${sql.join(judged, sql`, `)} from ${columnsOf(type).from} offset 0) as "judged"`;
  });
  const rows = await tx.rows<{ readonly at: number; readonly counts: string }>(
    sql`${sql.join(parts, sql` union all `)} order by "at"`,
  );
  return new Map(types.map((type, at) => [type, quartets(numbers(rows[at]?.counts))]));
}

function quartets(counted: readonly number[]): readonly TransitionCount[] {
  return Array.from({ length: counted.length / 4 }, (_, at) => {
    const [before = 0, after = 0, gained = 0, lost = 0] = counted.slice(at * 4);
    return { before, after, gained, lost };
  });
}

/**
 * What changes between two filters, for many types and actions at once, in one statement.
 * @param transitions those that share one declaration object share one reading of its table
 * @returns as many counts as transitions, in their order
 */
export async function countTransitions(
  tx: TenantTransaction,
  transitions: readonly Transition[],
): Promise<readonly TransitionCount[]> {
  if (transitions.length === 0) return [];
  const asked = new Map<ResourceType, { before: SQL; after: SQL }[]>();
  const places = transitions.map(({ type, before, after }) => {
    const columns = columnsOf(type);
    const pairs = asked.get(type) ?? [];
    asked.set(type, pairs);
    pairs.push({ before: compileRowFlag(before, columns), after: compileRowFlag(after, columns) });
    return { type, at: pairs.length - 1 };
  });
  const counted = await countByType(tx, asked);
  return places.map(({ type, at }) => {
    const count = counted.get(type)?.[at];
    if (count === undefined) throw new Error(`the transitions of \`${type.name}\` were not counted`);
    return count;
  });
}

/** A field of a type before and after; null where the type or the field was not there. */
export interface FieldTransition {
  readonly type: ResourceType;
  readonly before: FieldMask | null;
  readonly after: FieldMask | null;
}

const shown = (mask: FieldMask | null): RowFilter => mask?.readable ?? { kind: 'none' };

/** On how many records each field is readable, before and after. Masks include that the record itself can be read. */
export function countFieldTransitions(
  tx: TenantTransaction,
  fields: readonly FieldTransition[],
): Promise<readonly TransitionCount[]> {
  return countTransitions(
    tx,
    fields.map(({ type, before, after }) => {
      return { type, before: shown(before), after: shown(after) };
    }),
  );
}
