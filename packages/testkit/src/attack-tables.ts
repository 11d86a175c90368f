import type { Script } from './script.ts';

/** Whose rows are after whose. */
interface Sides {
  readonly own: string;
  readonly other: string;
}

/** What may be tried on any table that has rows of tenants. @param table with its schema */
export function attacksOnTable(table: string, { own, other }: Sides): readonly Script[] {
  const theirs = `tenant_id = '${other}'`;
  // The own row under the other's name: everything else about it is right.
  const forged = `select (jsonb_populate_record(null::${table}, to_jsonb(t) || '{"tenant_id": "${other}"}')).* from ${table} t`;
  const short = table.split('.')[1] ?? table;
  const scripts: readonly Script[] = [
    ['all of it', `select to_jsonb(t) from ${table} t`],
    ['the others', `select to_jsonb(t) from ${table} t where tenant_id <> '${own}' or ${theirs}`],
    ['only this', `select * from only ${table} where tenant_id is distinct from '${own}'`],
    ['as a whole', `table ${table}`],
    ['as XML', `select query_to_xml('select * from ${table}', true, false, '')`],
    ['as a schema', `select table_to_xml_and_xmlschema('${table}', true, false, '')`],
    ['a sample', `select * from ${table} tablesample bernoulli (100)`],
    ['system columns', `select ctid, xmin, xmax, tableoid, t.* from ${table} t`],
    [
      'places',
      `select * from ${table} where ctid = any (array(select format('(0,%s)', n)::tid from generate_series(1, 100) n))`,
    ],
    ['a tautology', `select * from ${table} where tenant_id = '${own}' or 1 = 1`],
    [
      'a union',
      `select to_jsonb(t) from ${table} t union all select to_jsonb(t) from ${table} t where ${theirs}`,
    ],
    ['a self join', `select b.* from ${table} a full join ${table} b on a.tenant_id <> b.tenant_id`],
    [
      'a lateral join',
      `select b.* from ${table} a, lateral (select * from ${table} where tenant_id <> a.tenant_id) b`,
    ],
    ['a count', `select case when count(*) > 0 then 1 / 0 end from ${table} where ${theirs}`],
    ['an error that depends', `select case when ${theirs} then 1 / 0 end from ${table}`],
    ['an error with the row', `select t::text::int from ${table} t where ${theirs}`],
    ['a domain of errors', `select xmlparse(document t::text) from ${table} t where ${theirs}`],
    [
      'a function with notices',
      `select * from ${table} t where pg_input_is_valid(t::text, 'int') or t::text::int > 0 and ${theirs}`,
    ],
    ['row security off', `set local row_security = off; select * from ${table}`],
    [
      'another claim',
      `select set_config('remit.claim', '${other}' || right(current_setting('remit.claim', true), 64), true); select * from ${table}`,
    ],
    [
      'another claim in the query',
      `select t.* from ${table} t, set_config('remit.claim', '${other}', true) where ${theirs}`,
    ],
    [
      'a generic plan',
      `set local plan_cache_mode = force_generic_plan; prepare g (uuid) as select * from ${table} where tenant_id = $1; execute g ('${other}'); deallocate g`,
    ],
    [
      'a cursor',
      `begin; declare c cursor with hold for select * from ${table} where ${theirs}; commit; fetch all from c; close c`,
    ],
    [
      'parallel workers',
      `set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0; set local debug_parallel_query = on; select * from ${table} where ${theirs}`,
    ],
    ['a plan', `explain (analyze, verbose, buffers) select * from ${table} where ${theirs}`],
    ['a lock on rows', `select * from ${table} where ${theirs} for update`],
    [
      'a lock on the table',
      `begin; set local lock_timeout = '50ms'; lock table ${table} in access exclusive mode`,
    ],
    ['a forged row', `insert into ${table} ${forged}`],
    ['a forged row, quietly', `insert into ${table} ${forged} on conflict do nothing returning *`],
    ['a removal', `delete from ${table} where ${theirs} returning *`],
    ['a removal of everything', `begin; delete from ${table} where tenant_id <> '${own}' returning *`],
    ['a move', `update ${table} set tenant_id = '${other}'`],
    ['a take-over', `update ${table} set tenant_id = '${own}' where ${theirs} returning *`],
    [
      'a merge',
      `merge into ${table} t using (values ('${other}'::uuid)) v (id) on t.tenant_id = v.id when matched then delete`,
    ],
    ['a writing CTE', `with gone as (delete from ${table} where ${theirs} returning *) select * from gone`],
    ['truncation', `truncate ${table} cascade`],
    ['a copy to a file', `copy ${table} to '/tmp/loot'`],
    ['a copy to a program', `copy (select * from ${table}) to program 'cat'`],
    ['a copy from a file', `copy ${table} from '/etc/hostname'`],
    ['a shadow', `create temporary table ${short} as select * from ${table}`],
    ['a view', `create temporary view loot as select * from ${table}`],
    ['a table of loot', `create table public.loot as select * from ${table}`],
    ['a materialized view', `create materialized view public.loot as select * from ${table}`],
    ['a child', `create table public.loot () inherits (${table})`],
    ['no row security', `alter table ${table} disable row level security`],
    ['no force', `alter table ${table} no force row level security`],
    ['no wall', `drop policy tenant_wall on ${table}`],
    ['a wider wall', `alter policy tenant_wall on ${table} using (true) with check (true)`],
    ['a policy', `create policy open on ${table} using (true)`],
    ['another owner', `alter table ${table} owner to session_user`],
    ['a grant', `grant all on ${table} to public`],
    ['a trigger', `create trigger eve before insert on ${table} execute function remit.refuse_change()`],
    ['no triggers', `alter table ${table} disable trigger all`],
    ['a rule', `create rule eve as on insert to ${table} do also select 1`],
    ['an index', `create index on ${table} (tenant_id)`],
    ['statistics', `create statistics public.eve on tenant_id, (tenant_id::text) from ${table}`],
    ['a publication', `create publication eve for table ${table}`],
    ['its end', `drop table ${table} cascade`],
  ];
  return scripts.map(([name, sql]) => [`${table}: ${name}`, sql]);
}
