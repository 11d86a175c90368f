import type { Sql } from 'postgres';
import { quoteName } from '../provision/maintenance.ts';

/** A table that has rows of tenants, as a move copies it. */
export interface MoveTable {
  /** `remit.member`. */
  readonly name: string;
  /** The same as SQL writes it. */
  readonly sql: string;
  /** Every column that is stored, as SQL writes it, in order. */
  readonly columns: readonly string[];
  /** The columns of the primary key behind the tenant; none for the table of tenants itself. */
  readonly key: readonly { readonly name: string; readonly type: string }[];
  /** Triggers that fire under every setting. */
  readonly always: readonly string[];
}

interface Row {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: MoveTable['key'];
  readonly always: readonly string[];
}

/** Every table of a tenant database that has rows of tenants, but for the notes of moves, which do not travel. */
export async function moveTables(sql: Sql): Promise<readonly MoveTable[]> {
  const rows = await sql<Row[]>`
    select nspname as schema, relname as table,
      (select json_agg(attname order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select coalesce(json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod))
          order by place), '[]')
        from pg_index cross join unnest(indkey::int2[]) with ordinality as part (attnum, place)
          join pg_attribute on attrelid = indrelid and pg_attribute.attnum = part.attnum
        where indrelid = pg_class.oid and indisprimary and attname <> 'tenant_id') as key,
      (select coalesce(json_agg(tgname), '[]') from pg_trigger
        where tgrelid = pg_class.oid and tgenabled = 'A' and not tgisinternal) as always
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('remit', 'crm', 'hr', 'fin', 'wms') and relkind in ('r', 'p') and not relispartition
      and pg_class.oid not in ('remit.migration'::regclass, 'remit.move_change'::regclass)
    order by nspname, relname`;
  return rows.map(({ schema, table, columns, key, always }) => ({
    name: `${schema}.${table}`,
    sql: `${quoteName(schema)}.${quoteName(table)}`,
    columns: columns.map(quoteName),
    key,
    always: always.map(quoteName),
  }));
}

/** The key as SQL compares and orders it: `"a", "b"`. */
export function keyColumns({ key }: MoveTable): string {
  return key.map(({ name }) => quoteName(name)).join(', ');
}

/** The keys in a list of JSON objects, `$1`, as rows: `select ($1 ->> 'a')::uuid, …`. */
export function keysListed({ key }: MoveTable): string {
  const parts = key.map(({ name, type }) => `(listed ->> '${name.replaceAll("'", "''")}')::${type}`);
  return `select ${parts.join(', ')} from json_array_elements($1::text::json) as listed`;
}
