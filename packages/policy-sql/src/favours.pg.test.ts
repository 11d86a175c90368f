import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, expect, test } from 'vitest';
import { openLabDatabase } from '@remit/testkit/lab-database';
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

const [tenant, asker, other, record] = Array.from({ length: 4 }, () => randomUUID());

/** As histories of requests are kept. Nobody counts what there is in it before it is asked. */
await lab.db.unsafe(`
  create table history (tenant_id uuid, record_id uuid, sequence int, at timestamptz, action text collate "C",
    person uuid, primary key (tenant_id, record_id, sequence)) with (autovacuum_enabled = false);
  create index on history (tenant_id, person, action, record_id);
  insert into history values ('${tenant}', '${record}', 1, now(), 'submit', '${asker}');
  insert into history
    select '${tenant}', id, sequence, now(), case sequence when 1 then 'submit' else 'approve' end,
      case sequence when 1 then gen_random_uuid() else '${other}' end
    from (select gen_random_uuid() as id from generate_series(1, 1000)) as records, generate_series(1, 2) as sequence`);

test('favours are found by their keys, however many approvals there are and before anybody has counted them', async () => {
  const { sql: text } = new PgDialect().sqlToQuery(sql`
    select person from ${favoursTaken(sql`history`, ['favour', 'favour_90_days'])} as favours
    where tenant_id = ${sql.raw('$1')} and record_id = ${sql.raw('$2')}`);
  await lab.db.unsafe('set plan_cache_mode = force_generic_plan');
  await lab.db.unsafe(`prepare looking (uuid, uuid) as ${text}`);
  const [row] = await lab.db.unsafe<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[]>(
    `explain (analyze, format json) execute looking ('${tenant}', '${record}')`,
  );
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('nothing was explained');
  expect(looked(plan)).toBeLessThan(20);
});
