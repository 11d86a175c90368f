import { type SQL, sql } from 'drizzle-orm';
import type { HistoryEntry, Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { bringsFavours, type FavouredType } from '@remit/policy/favour';
import { takenBy } from '@remit/policy/taken-by';
import { columnsOf } from '@remit/policy-sql/columns';
import { favoursTaken } from '@remit/policy-sql/favours';
import { lenders } from '@remit/policy-sql/lenders';
import { decodeValue, valueText } from '@remit/policy-sql/record-value';
import { statementOf } from '../connection/statement-of.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Row = Readonly<Record<string, string | null>>;

/** What was done to a record, as its history keeps it. */
interface Deed extends HistoryEntry {
  /** The natural persons through whose hands it came to whoever did it. */
  readonly lenders: readonly string[];
}

/** The record in a row that `readRecords` selected: every field, whoever may see it. For decisions, never for replies. */
export function recordOf(type: ResourceType, row: Row): Resource {
  const deeds: readonly Deed[] = JSON.parse(row['history'] ?? '[]');
  return {
    type: type.name,
    id: row['id'] ?? null,
    folder: row['folder'] ?? null,
    attributes: Object.fromEntries(
      type.fields.map((field, at) => [field.name, decodeValue(field.type, row[`field_${at}`] ?? null)]),
    ),
    history: type.history
      ? deeds.flatMap(({ action, person, lenders: of }) => takenBy(action, person, of))
      : null,
  };
}

/**
 * Stored records as decisions take them: all fields, folder and history, in the order of the ids. Ids of no record are
 * left out.
 */
export async function readRecords(
  tx: TenantTransaction,
  type: FavouredType,
  ids: readonly string[],
): Promise<readonly Resource[]> {
  const wanted = ids.filter((id) => UUID.test(id));
  if (wanted.length === 0) return [];
  const rows = await tx.rows<Row>(sql`
    select ${recordColumns(type)} from ${columnsOf(type).from} where "record"."id" in (${sql.join(
      wanted.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`);
  const found = new Map(rows.map((row) => [row['id'], recordOf(type, row)]));
  return wanted.flatMap((id) => found.get(id) ?? []);
}

/**
 * What `recordOf` makes a record of, of the table that is called `record`. Written down once for a type: it has a part for
 * each field, and no values.
 */
export const recordColumns = writtenOnce((type: FavouredType) => makeColumns(type, columnsOf(type).history));

/** The same without its history, of a record whose history is known: `recordOf` finds none then. */
export const fieldColumns = writtenOnce((type: FavouredType) => makeColumns(type, null));

function writtenOnce(columnsFor: (type: FavouredType) => SQL): (type: FavouredType) => SQL {
  const known = new WeakMap<ResourceType, SQL>();
  return (type) => {
    const found = known.get(type) ?? sql.raw(statementOf(columnsFor(type)).text);
    known.set(type, found);
    return found;
  };
}

function makeColumns(type: FavouredType, table: SQL | null): SQL {
  const columns = columnsOf(type);
  const fields = type.fields.map((field, at) => {
    const column = columns.fields.get(field.name);
    if (column === undefined) throw new Error(`no column for \`${field.name}\``);
    return sql`${valueText(column)} as ${sql.identifier(`field_${at}`)}`;
  });
  const told = (history: SQL): SQL =>
    bringsFavours(type)
      ? sql`(select tenant_id, record_id, sequence, action, person, lent_by, passed_by from ${history}
          union all select distinct *, null::uuid, null::uuid[] from ${favoursTaken(history, type.favours)} as favours)`
      : history;
  const history =
    table === null
      ? []
      : [
          sql`(select coalesce(json_agg(json_build_object('action', "event"."action", 'person', "event"."person",
              'lenders', ${lenders('event')}) order by "event"."sequence"), '[]')::text
            from ${told(table)} as "event"
            where "event"."tenant_id" = ${columns.tenantId} and "event"."record_id" = ${columns.id}) as "history"`,
        ];
  const select = [
    sql`${columns.id}::text as "id"`,
    sql`"record"."folder" as "folder"`,
    ...fields,
    ...history,
  ];
  return sql.join(select, sql`, `);
}

/** One stored record as decisions take it; null when there is none of that id in the tenant. */
export async function readRecord(
  tx: TenantTransaction,
  type: FavouredType,
  id: string,
): Promise<Resource | null> {
  const [record] = await readRecords(tx, type, [id]);
  return record ?? null;
}
