import { sql, type SQL } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowFilter } from '@remit/policy/row-filter';
import { type Columns, columnsOf } from '@remit/policy-sql/columns';
import { fieldColumns, readableWhere } from '@remit/policy-sql/field-columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import type { ListedRecord } from './list-records.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Whose records of a type are searched: the filter and masks of one subject under one policy. */
export interface RecordSearch {
  readonly type: ResourceType;
  readonly filter: RowFilter;
  readonly masks: readonly FieldMask[];
  /** The fields that a hit comes with, by name. */
  readonly shown: readonly string[];
}

/** A record that was found, and the field in which its first word stands. */
export interface RecordHit extends ListedRecord {
  readonly field: string;
}

/** A record has several words that begin alike: so many are looked at for each record that is wanted. */
const wordsPerHit = 6;
const mostWords = 8;

/** Of a word that stands in more places than this, it does not matter in how many more. */
const common = 2_000;

/**
 * The words that somebody looks for, folded as those of records are. What begins the fewest words comes first, so that
 * the others are looked for in few records; that says nothing of any record to whoever asks.
 */
export async function searchWords(tx: TenantTransaction, text: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ word: string }>(sql`
    select "asked"."word"
    from (select word from remit.words(${text}) as word order by length(word) desc, word limit ${mostWords}) as "asked"
    order by (
      select count(*) from (
        select from remit.search_word as "one"
        where "one"."tenant_id" = ${tx.tenantId}::uuid and ${begun('one', sql`"asked"."word"`)}
        limit ${common}) as "some"
    ), length("asked"."word") desc, "asked"."word"`);
  return rows.map(({ word }) => word);
}

/**
 * The records in which every word begins a word of a field that the reader sees on that record. A hidden or masked value
 * is never looked at: where the field's own predicate does not hold, its words do not count.
 * @param words of `searchWords`, at least one
 * @returns those with the shortest match first, at most `limit`, and whether there are more
 * @throws Untranslatable when the filter or a mask says something that SQL cannot say exactly
 */
export async function searchRecords(
  tx: TenantTransaction,
  { type, filter, masks, shown }: RecordSearch,
  words: readonly string[],
  limit: number,
): Promise<{ readonly hits: readonly RecordHit[]; readonly more: boolean }> {
  const columns = columnsOf(type);
  const [first, ...rest] = words;
  const fields = searchedFields(masks, columns, filter);
  if (first === undefined || filter.kind === 'none' || fields.length === 0) return { hits: [], more: false };
  const read = fieldColumns(
    masks.filter(({ field }) => shown.includes(field)),
    columns,
    filter,
  );
  const select = [
    sql`${columns.id}::text as "id"`,
    sql`"record"."folder" as "folder"`,
    sql`"hit"."field" as "field"`,
    ...read.select,
  ];
  const where = [
    begins('hit', columns, first, fields),
    compileRowFilter(filter, columns),
    // `offset 0` has each hit looked up by itself: joined, a word that begins half of everything would be read whole.
    ...rest.map(
      (word) => sql`exists (
        select from remit.search_word as "other"
        where "other"."tenant_id" = ${tx.tenantId}::uuid and "other"."record_id" = ${columns.id}
          and ${begins('other', columns, word, fields)}
        offset 0)`,
    ),
  ];
  const most = limit * wordsPerHit + 1;
  const [, rows] = await Promise.all([
    tx.rows(sql`set local plan_cache_mode = force_custom_plan`),
    tx.rows<Readonly<Record<string, string | null>>>(sql`
      select ${sql.join(select, sql`, `)}
      from remit.search_word as "hit" join ${columns.from}
        on ${columns.tenantId} = "hit"."tenant_id" and ${columns.id} = "hit"."record_id"
      where "hit"."tenant_id" = ${tx.tenantId}::uuid and ${sql.join(where, sql` and `)}
      order by "hit"."word", "hit"."record_id"
      limit ${String(most)}::int`),
  ]);
  const hits = new Map<string, RecordHit>();
  for (const row of rows) {
    const id = row['id'] ?? '';
    if (hits.has(id)) continue;
    const stands = fields.find(({ indexed }) => indexed === row['field']);
    hits.set(id, { id, folder: row['folder'] ?? '', field: stands?.field ?? '', ...read.read(row) });
  }
  return { hits: [...hits.values()].slice(0, limit), more: hits.size > limit || rows.length === most };
}

interface SearchedField {
  readonly field: string;
  /** As the index of words calls it. */
  readonly indexed: string;
  readonly readable: SQL;
}

/** The texts of a type that the reader sees on some record, each with the predicate of those records. */
function searchedFields(
  masks: readonly FieldMask[],
  columns: Columns,
  filter: RowFilter,
): readonly SearchedField[] {
  return masks.flatMap((mask) => {
    const type = columns.fields.get(mask.field)?.type;
    if ((type !== 'text' && type !== 'text[]') || mask.readable.kind === 'none') return [];
    return [
      {
        field: mask.field,
        indexed: columns.words.get(mask.field) ?? mask.field,
        readable: readableWhere(mask, columns, filter),
      },
    ];
  });
}

/** A word of this type's records that begins so, in a field that the reader sees there. */
function begins(
  alias: 'hit' | 'other',
  columns: Columns,
  word: string,
  fields: readonly SearchedField[],
): SQL {
  const at = (name: string): SQL => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const seen = fields.map(({ indexed, readable }) => sql`(${at('field')} = ${indexed} and ${readable})`);
  return sql`(${at('kind')} = ${columns.table} and ${begun(alias, sql`${word}`)} and (${sql.join(seen, sql` or `)}))`;
}

/** Words that begin so: the last of all characters ends their range. */
function begun(alias: string, word: SQL): SQL {
  const at = sql`${sql.identifier(alias)}."word"`;
  return sql`${at} >= ${word} and ${at} < ${word} || U&'\\+10FFFF'`;
}
