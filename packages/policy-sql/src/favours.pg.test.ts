import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, expect, test } from 'vitest';
import { openLabDatabase } from '@remit/testkit/lab-database';
import type { Columns } from './column.ts';
import { compileCondition } from './compile-condition.ts';
import { favoursTaken } from './favours.ts';

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Rows that a plan came by, whether or not it kept them. */
const looked = (node: PlanNode): number =>
  node['Actual Loops'] *
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Join Filter'] ?? 0)) +
  (node.Plans ?? []).reduce((sum, each) => sum + looked(each), 0);

const lab = await openLabDatabase();
afterAll(() => lab.close());

const [tenant, asker, other, record] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;

/** As histories of requests are kept. Nobody counts what there is in it before it is asked. */
await lab.db.unsafe(`
  create table history (tenant_id uuid, record_id uuid, sequence int, at timestamptz, action text collate "C",
    person uuid, lent_by uuid, passed_by uuid[], primary key (tenant_id, record_id, sequence)) with (autovacuum_enabled = false);
  create index on history (tenant_id, person, action, record_id);
  insert into history values ('${tenant}', '${record}', 1, now(), 'submit', '${asker}');
  insert into history
    select '${tenant}', id, sequence, now(), case sequence when 1 then 'submit' else 'approve' end,
      case sequence when 1 then gen_random_uuid() else '${other}' end
    from (select gen_random_uuid() as id from generate_series(1, 1000)) as records, generate_series(1, 2) as sequence`);

/** How many rows a statement comes by. */
async function rowsLookedAt(text: string, parameters: readonly string[] = []): Promise<number> {
  const [row] = await lab.db.unsafe<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[]>(
    `explain (analyze, format json) ${text}`,
    [...parameters],
  );
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('nothing was explained');
  return looked(plan);
}

test('favours are found by their keys, however many approvals there are and before anybody has counted them', async () => {
  const { sql: text } = new PgDialect().sqlToQuery(sql`
    select person from ${favoursTaken(sql`history`, ['favour', 'favour_90_days'])} as favours
    where tenant_id = ${sql.raw('$1')} and record_id = ${sql.raw('$2')}`);
  await lab.db.unsafe('set plan_cache_mode = force_generic_plan');
  await lab.db.unsafe(`prepare looking (uuid, uuid) as ${text}`);
  expect(await rowsLookedAt(`execute looking ('${tenant}', '${record}')`)).toBeLessThan(20);
  await lab.db.unsafe('reset plan_cache_mode');
});

test('of a list that asks for favours those in the histories of its own records are looked up, and of no others', async () => {
  await lab.db.unsafe(`
    analyze history;
    create table waiting as select '${tenant}'::uuid as tenant_id, '${record}'::uuid as id`);
  const columns: Columns = {
    name: 'a.Record',
    table: 'waiting',
    from: sql`waiting as "record"`,
    tenantId: sql`"record"."tenant_id"`,
    id: sql`"record"."id"`,
    fields: new Map(),
    history: sql`history`,
    words: new Map(),
  };
  const took = { kind: 'took-by', action: 'favour', person: other } as const;
  const { sql: text, params } = new PgDialect().sqlToQuery(sql`
    select from ${columns.from} where ${columns.tenantId} = ${tenant}::uuid
      and ${compileCondition(took, columns, 'false')}`);
  expect(await rowsLookedAt(text, params.map(String))).toBeLessThan(20);
});
