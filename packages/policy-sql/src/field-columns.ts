import { sql, type SQL } from 'drizzle-orm';
import type { Mask } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import { spellClause } from '@remit/policy/words/spell-condition';
import type { Value } from '@remit/policy/values/value';
import type { Column, Columns } from './columns.ts';
import { decodeValue, valueText } from './record-value.ts';
import { compileRowFilter } from './row-filter.ts';
import { Untranslatable } from './untranslatable.ts';

/** What a reader gets of one record's fields: hidden ones are named, and nothing else is said of them. */
export interface ReadFields {
  readonly fields: Readonly<
    Record<string, Value | { readonly type: 'masked'; readonly value: string } | null>
  >;
  readonly hidden: readonly string[];
}

/** The part of a select list that reads fields, and the reader of its rows. */
export interface FieldColumns {
  readonly select: readonly SQL[];
  readonly read: (row: Readonly<Record<string, string | null>>) => ReadFields;
}

type ReadField = ReadFields['fields'][string] | 'hidden';

interface FieldColumn {
  readonly field: string;
  readonly select: readonly SQL[];
  readonly read: (row: Readonly<Record<string, string | null>>) => ReadField;
}

const READABLE = 'r';
const MASKED = 'm';

/** What a filter asks beyond what every row that the query reaches meets already. */
function beyond(rows: RowFilter, reached: RowFilter): RowFilter {
  if (rows.kind !== 'where' || reached.kind !== 'where') return rows;
  const met = new Set(reached.clauses.map(spellClause));
  const clauses = rows.clauses.filter((clause) => !met.has(spellClause(clause)));
  return clauses.length === 0 ? { kind: 'all' } : { kind: 'where', clauses };
}

/**
 * The predicate of the rows on which a field is readable, for whatever sorts, searches or groups by it.
 * @param reached filter that the query applies besides
 */
export function readableWhere(mask: FieldMask, columns: Columns, reached: RowFilter): SQL {
  return compileRowFilter(beyond(mask.readable, reached), columns);
}

/**
 * A pattern in place of a value, made where the value is, so that it never leaves the database. Of a text its last
 * characters, unless that would be all of it; of any other type nothing, because its last digits would tell an amount.
 */
function patternText(column: Column, mask: Mask): SQL {
  if (column.type !== 'text' && column.type !== 'enum')
    return sql`case when ${valueText(column)} is not null then '••••' end`;
  const { value } = column;
  const length = sql.raw(String(Math.max(0, Math.trunc(mask.characters))));
  return sql`case when length(${value}) > ${length} then '••••' || right(${value}, ${length}) when ${value} is not null then '••••' end`;
}

function fieldColumn(mask: FieldMask, at: number, columns: Columns, reached: RowFilter): FieldColumn {
  const { field } = mask;
  const column = columns.fields.get(field);
  if (column === undefined)
    throw new Untranslatable('unknown-field', `\`${columns.name}\` has no field \`${field}\``);
  const name = `field_${at}`;
  const readable = beyond(mask.readable, reached);
  if (readable.kind === 'all')
    return {
      field,
      // A uuid comes as text however it is asked; a cast of each would only take time.
      select: [
        sql`${column.type === 'member' ? column.value : valueText(column)} as ${sql.identifier(name)}`,
      ],
      read: (row) => decodeValue(column.type, row[name] ?? null),
    };
  const cases = [
    { rows: readable, letter: READABLE, text: valueText(column) },
    ...mask.masked.map(({ as, rows }) => {
      return { rows: beyond(rows, reached), letter: MASKED, text: patternText(column, as) };
    }),
  ].filter(({ rows }) => rows.kind !== 'none');
  if (cases.length === 0) return { field, select: [], read: () => 'hidden' };
  const whens = cases.map(
    ({ rows, letter, text }) =>
      sql` when ${compileRowFilter(rows, columns)} then coalesce(${sql.raw(`'${letter}'`)} || ${text}, '')`,
  );
  return {
    field,
    select: [sql`case${sql.join(whens)} end as ${sql.identifier(name)}`],
    read: (row) => readCase(column, row[name] ?? null),
  };
}

/** What a field that depends on the row comes as: null where it is hidden, nothing where it is missing, else its text behind a letter. */
function readCase(column: Column, told: string | null): ReadField {
  if (told === null) return 'hidden';
  if (told === '') return null;
  const text = told.slice(1);
  return told.startsWith(READABLE) ? decodeValue(column.type, text) : { type: 'masked', value: text };
}

/**
 * The columns that a reader gets: a field that is always readable as it stands, one that never is not at all, and one
 * that depends on the row through `case`, in one column that tells hidden from missing too.
 * @param masks of every field to read, all of one subject
 * @param reached the row filter that the query applies besides: what it asks already is not asked again
 * @throws Untranslatable when a mask says something that SQL cannot say exactly
 */
export function fieldColumns(
  masks: readonly FieldMask[],
  columns: Columns,
  reached: RowFilter,
): FieldColumns {
  const parts = masks.map((mask, at) => fieldColumn(mask, at, columns, reached));
  return {
    select: parts.flatMap((part) => part.select),
    read: (row) => {
      const read = parts.map((part) => [part.field, part.read(row)] as const);
      return {
        fields: Object.fromEntries(
          read.filter(
            (each): each is readonly [string, Exclude<ReadField, 'hidden'>] => each[1] !== 'hidden',
          ),
        ),
        hidden: read.filter(([, value]) => value === 'hidden').map(([field]) => field),
      };
    },
  };
}
