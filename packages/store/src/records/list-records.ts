import { sql, type SQL } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import { columnsOf, type Column, type Columns } from '@remit/policy-sql/columns';
import { fieldColumns, readableWhere, type ReadFields } from '@remit/policy-sql/field-columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import { StoreError } from '../errors.ts';
import { parseRecordCursor, writeRecordCursor } from './record-cursor.ts';
import { sortKeyOf, type RecordSort, type SortKey } from './sort-key.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Which records, which of their fields, in which order, from where on. */
export interface RecordsQuery {
  readonly filter: RowFilter;
  /** Of every field that the reader may get, from the same subject and policy as the filter. */
  readonly masks: readonly FieldMask[];
  readonly sort?: RecordSort | undefined;
  /** `next` of the page before, under the same sort. */
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Words to find in the texts that the reader sees; capitals and accents' spelling do not matter. */
  readonly q?: string | undefined;
}

/** A record as the reader may see it. */
export interface ListedRecord extends ReadFields {
  readonly id: string;
  readonly folder: string;
}

export interface ListedRecords {
  readonly rows: readonly ListedRecord[];
  /** Cursor of the next page; null after the last row. */
  readonly next: string | null;
}

const MAX_LIMIT = 500;

/** The field of a sort and where it is readable. One that is hidden everywhere and one that is not there sound alike. */
function sortable(sort: RecordSort, query: RecordsQuery, columns: Columns): { key: SortKey; where: SQL } {
  const mask = query.masks.find(({ field }) => field === sort.field);
  const column = columns.fields.get(sort.field);
  const key = column === undefined ? null : sortKeyOf(column);
  if (mask === undefined || key === null || mask.readable.kind === 'none')
    throw new StoreError(
      'invalid',
      `records cannot be sorted by \`${sort.field}\`: choose a field that you see and that has an order`,
    );
  return { key, where: readableWhere(mask, columns, query.filter) };
}

const textOf = (column: Column): SQL | null =>
  column.type === 'text' || column.type === 'enum' ? column.value : null;

/** Rows in which a text that the reader sees there contains the words; pattern characters have no meaning. */
function found(words: string, query: RecordsQuery, columns: Columns): SQL {
  const folded = (text: SQL): SQL => sql`casefold(normalize(${text}, nfc) collate "pg_unicode_fast")`;
  const places = query.masks.flatMap((mask) => {
    const column = columns.fields.get(mask.field);
    const text = column === undefined ? null : textOf(column);
    if (text === null || mask.readable.kind === 'none') return [];
    return [
      sql`(${readableWhere(mask, columns, query.filter)} and position(${folded(sql`${words}::text`)} in ${folded(text)}) > 0)`,
    ];
  });
  return places.length === 0 ? sql`false` : sql`(${sql.join(places, sql` or `)})`;
}

/** Rows after a cursor: missing values come last, and the id settles what is equal. */
function after(cursor: string, key: SortKey | null, sort: RecordSort | undefined, columns: Columns): SQL {
  const at = parseRecordCursor(cursor, sort, key);
  const comparison = sql.raw(sort?.direction === 'descending' ? '<' : '>');
  const id = sql`${at.id}::uuid`;
  if (key === null) return sql`${columns.id} > ${id}`;
  if (at.values === null) return sql`(${key.missing} and ${columns.id} ${comparison} ${id})`;
  const values = at.values.map((value, index) => sql`${value}::${sql.raw(key.parts[index]?.type ?? 'text')}`);
  const parts = key.parts.map((part) => part.value);
  return sql`(${key.missing} or (${sql.join([...parts, columns.id], sql`, `)}) ${comparison} (${sql.join([...values, id], sql`, `)}))`;
}

type Row = Readonly<Record<string, string | null>>;

/** Rows of a query that is planned for its own parameters: one plan for every subtree and every limit suits none. */
async function planned(tx: TenantTransaction, query: SQL): Promise<readonly Row[]> {
  const [, rows] = await Promise.all([
    tx.rows(sql`set local plan_cache_mode = force_custom_plan`),
    tx.rows<Row>(query),
  ]);
  return rows;
}

/**
 * A page of the records that a filter reaches, with the fields that masks leave. Sorting or searching by a field that is
 * not readable on every row reaches only the rows where it is.
 * @param query `limit` from 1 to 500
 * @returns pages that neither repeat nor leave out a row, as long as nobody changes the order in between
 * @throws StoreError `invalid` for a limit, cursor or sort that cannot be used; Untranslatable where SQL cannot say the filter
 */
export async function listRecords(
  tx: TenantTransaction,
  type: ResourceType,
  query: RecordsQuery,
): Promise<ListedRecords> {
  const { filter, limit, sort } = query;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new StoreError('invalid', `a page holds 1 to ${MAX_LIMIT} records, not ${limit}`);
  const columns = columnsOf(type);
  const sorted = sort === undefined ? null : sortable(sort, query, columns);
  const key = sorted?.key ?? null;
  const fields = fieldColumns(query.masks, columns, filter);
  const words = query.q?.trim() ?? '';
  const where = [
    compileRowFilter(filter, columns),
    ...(sorted === null ? [] : [sorted.where]),
    ...(words === '' ? [] : [found(words, query, columns)]),
    ...(query.cursor === undefined ? [] : [after(query.cursor, key, sort, columns)]),
  ];
  // The parts of a key are null where the field is missing, which comes last both ways.
  const direction = sql.raw(sort?.direction === 'descending' ? ' desc nulls last' : '');
  const parts = [...(key?.parts ?? []).map((part) => part.value), columns.id];
  const order = sql.join(
    parts.map((part) => sql`${part}${direction}`),
    sql`, `,
  );
  const keys =
    key === null
      ? []
      : key.parts.map((part, at) => sql`${part.value}::text as ${sql.identifier(`key_${at}`)}`);
  const select = [sql`${columns.id} as "id"`, sql`"record"."folder" as "folder"`, ...keys, ...fields.select];
  // First the page, then what is told of its records: what is sorted away need not be masked or written out.
  const rows = await planned(
    tx,
    sql`
    select ${sql.join(select, sql`, `)}
    from (
      select "record".* from ${columns.from}
      where ${sql.join(where, sql` and `)}
      order by ${order}
      limit ${String(limit + 1)}::int
    ) as "record"
    order by ${order}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => {
      return { id: row['id'] ?? '', folder: row['folder'] ?? '', ...fields.read(row) };
    }),
    next:
      last === undefined
        ? null
        : writeRecordCursor(
            sort,
            keys.map((_, at) => last[`key_${at}`] ?? null),
            last['id'] ?? '',
          ),
  };
}
