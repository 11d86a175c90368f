import type { Sql } from 'postgres';
import type { TenantId } from '@remit/store/tenant-id';

/** Where canaries lie now, and where they cannot, by the name of each column. */
export interface Planted {
  readonly columns: readonly string[];
  /** Columns whose constraints take no free text, with what refused it. */
  readonly refused: Readonly<Record<string, string>>;
}

/** What a tenant runs on: with other words in it nobody could sign in there, and nothing would be shown. */
const kept: ReadonlySet<string> = new Set([
  'remit.tenant.time_zone',
  'remit.assignment.role',
  'remit.policy_version.hash',
]);

/**
 * Writes a text that is nowhere else into every text and JSON column of every row of a tenant, as the catalog lists
 * them, so that a column of tomorrow has one too.
 * @param superuser of the tenant's database; triggers that keep history from being changed step aside meanwhile
 */
export async function plantCanaries(superuser: Sql, tenant: TenantId, canary: string): Promise<Planted> {
  const columns = await superuser<{ table: string; column: string; type: string }[]>`
    select attrelid::regclass::text as table, attname as column, atttypid::regtype::text as type
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p') and attnum > 0 and not attisdropped and attgenerated = ''
      and atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
      and exists (select from pg_attribute t where t.attrelid = pg_class.oid and t.attname = 'tenant_id')
    order by 1, attnum`;
  const planted: string[] = [];
  const refused: Record<string, string> = {};
  await superuser.unsafe('begin; set constraints all immediate');
  const appendOnly = await appendOnlyTables(superuser);
  for (const table of appendOnly) {
    await superuser.unsafe(`alter table ${table} disable trigger append_only`);
  }
  const fitting = new Map<string, string[]>();
  for (const { table, column, type } of columns) {
    const name = `${table}.${column}`;
    if (kept.has(name)) continue;
    const change = `${column} = ${valueOf(column, type)}`;
    await superuser.unsafe('savepoint trying');
    try {
      // On one row, to learn what the column takes.
      await superuser.unsafe(
        `update ${table} set ${change} where ctid = (select ctid from ${table} where tenant_id = $2 limit 1)`,
        [canary, tenant],
      );
      fitting.set(table, [...(fitting.get(table) ?? []), change]);
      planted.push(name);
    } catch (error) {
      refused[name] = error instanceof Error ? error.message : String(error);
    }
    await superuser.unsafe('rollback to savepoint trying');
  }
  // What triggers make of a change is not what is tried here, and they would make it for every row.
  await superuser.unsafe("set local session_replication_role = 'replica'");
  for (const [table, changes] of fitting) {
    await superuser.unsafe(`update ${table} set ${changes.join(', ')} where tenant_id = $2`, [
      canary,
      tenant,
    ]);
  }
  for (const table of appendOnly) {
    await superuser.unsafe(`alter table ${table} enable always trigger append_only`);
  }
  await superuser.unsafe('commit');
  return { columns: planted, refused };
}

/** Different in every row, because names are unique; objects keep what they say beside it. */
function valueOf(column: string, type: string): string {
  switch (type) {
    case 'jsonb':
      return `case jsonb_typeof(${column}) when 'object' then ${column} || jsonb_build_object('canary', $1::text) else ${column} end`;
    case 'text[]':
      return `array[$1::text || ' ' || gen_random_uuid()]`;
    default:
      return `$1::text || ' ' || gen_random_uuid()`;
  }
}

/** The tables whose rows a trigger keeps from being changed, under every setting. */
async function appendOnlyTables(superuser: Sql): Promise<readonly string[]> {
  const rows = await superuser<{ name: string }[]>`
    select tgrelid::regclass::text as name from pg_trigger where tgname = 'append_only' and not tgisinternal`;
  return rows.map(({ name }) => name);
}
