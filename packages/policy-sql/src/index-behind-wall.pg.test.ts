import { randomBytes } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { RowCondition, RowFilter } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/values/value';
import { openLabDatabase, type LabDatabase } from '@remit/testkit/lab-database';
import { fieldDefinitions } from '@remit/testkit/record-table';
import { columnsOf } from './columns.ts';
import { compileRowFilter } from './row-filter.ts';

const type: ResourceType = {
  name: 'lab.Walled',
  label: 'Walled',
  fields: (
    [
      ['region', 'enum'],
      ['owner', 'member'],
      ['department', 'department'],
      ['amount', 'money'],
      ['due', 'date'],
      ['seen_at', 'instant'],
    ] as const
  ).map(([name, each]) => ({ name, type: each, label: name })),
  actions: [],
  history: true,
};
const columns = columnsOf(type);

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const text = (value: string): Operand => literal({ type: 'text', value });
const compare = (left: Operand, operator: Comparison, right: Operand): RowCondition => {
  return { kind: 'compare', operator, left, right };
};
const within = (name: string, tree: string): RowCondition => {
  return { kind: 'within', operand: field(name), tree: text(tree) };
};
const euros = literal({ type: 'money', minor: 1_000, currency: 'EUR' });
const noon = literal({ type: 'instant', value: 1_763_640_000_000 });
const month = literal({ type: 'duration', milliseconds: 30 * 86_400_000 });
const [alice, bob] = ['a1', 'b2'].map((start) => `${start}000000-0000-4000-8000-000000000001`);

/** What grants, row policies and limits narrow by, with the column that the index is on. */
const shapes: Readonly<Record<string, readonly [column: string, RowCondition]>> = {
  'a folder and below': ['folder', within('folder', '/a')],
  'several folders': ['folder', { kind: 'or', conditions: [within('folder', '/a'), within('folder', '/b')] }],
  'a department and below': ['department', within('department', '/sales')],
  'the owner': ['owner', compare(field('owner'), '=', text(alice ?? ''))],
  'one of several owners': [
    'owner',
    { kind: 'in', operand: field('owner'), list: [text(alice ?? ''), text(bob ?? '')] },
  ],
  'a region': ['region', compare(field('region'), '=', text('west'))],
  'one of several regions': [
    'region',
    { kind: 'in', operand: field('region'), list: [text('west'), text('e\u0301')] },
  ],
  'a limit': ['amount_minor', compare(field('amount'), '<=', euros)],
  'a limit, in other currencies too': [
    'amount_minor',
    {
      kind: 'compare',
      operator: '<=',
      left: field('amount'),
      right: euros,
      through: { rates: { EUR: '1', USD: '0.9' } },
    },
  ],
  'a date': ['due', compare(field('due'), '>=', literal({ type: 'date', value: '2026-11-20' }))],
  'an instant': ['seen_at', compare(field('seen_at'), '=', noon)],
  'how long ago': [
    'seen_at',
    compare({ kind: 'arithmetic', operator: '-', left: noon, right: field('seen_at') }, '>', month),
  ],
  'a part in the history': ['record_id', { kind: 'took-by', action: 'approve', person: alice ?? '' }],
};

const permit = (condition: RowCondition): RowFilter => {
  return { kind: 'where', clauses: [{ kind: 'permit', conditions: [condition] }] };
};
const forbid = (condition: RowCondition): RowFilter => {
  return { kind: 'where', clauses: [{ kind: 'forbid', condition }] };
};

const dialect = new PgDialect();
const role = `lab_reader_${randomBytes(6).toString('hex')}`;

describe('behind the wall an index answers for', () => {
  let lab: LabDatabase;

  beforeAll(async () => {
    lab = await openLabDatabase();
    const wall = (table: string): string => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy wall on ${table} using (tenant_id = (select lab.tenant()));`;
    // Indexes on one column each and none on the tenant: whatever is found through one was asked of that very column.
    await lab.db.unsafe(`
      create schema lab;
      create table lab.walled (tenant_id uuid not null, id uuid not null, folder text collate "C" not null,
        ${fieldDefinitions(type, 'checked').join(', ')});
      create table lab.walled_event (tenant_id uuid, record_id uuid, sequence integer, action text collate "C", person uuid, lent_by uuid, passed_by uuid[]);
      create function lab.tenant() returns uuid language plpgsql stable as $$ begin return gen_random_uuid(); end $$;
      ${['folder', 'department', 'owner', 'region', 'amount_minor', 'due', 'seen_at', 'id']
        .map((column) => `create index walled_${column} on lab.walled (${column});`)
        .join('\n')}
      create index walled_event_record_id on lab.walled_event (record_id);
      create index walled_event_person on lab.walled_event (person);
      create index walled_event_lent_by on lab.walled_event (lent_by) where lent_by is not null;
      create index walled_event_passed_by on lab.walled_event (action) where passed_by is not null;
      ${wall('lab.walled')}${wall('lab.walled_event')}
      create role ${role} nologin;
      grant usage on schema lab to ${role};
      grant select on lab.walled, lab.walled_event to ${role};`);
  });

  afterAll(async () => {
    await lab.db.unsafe(`drop owned by ${role}; drop role ${role};`);
    await lab.close();
  });

  /** @param joins how records and their histories come together */
  async function planOf(where: SQL, joins: 'hash' | 'row by row' = 'row by row'): Promise<string> {
    const query = dialect.sqlToQuery(sql`explain select ${columns.id} from ${columns.from} where ${where}`);
    return lab.db.begin(async (tx) => {
      await tx.unsafe(`set local role ${role}; set local enable_seqscan = off; set local enable_mergejoin = off;
        set local ${joins === 'hash' ? 'enable_nestloop' : 'enable_hashjoin'} = off;`);
      const rows = await tx.unsafe<{ 'QUERY PLAN': string }[]>(query.sql, query.params.map(String));
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  }

  it.each(Object.entries(shapes))('%s', async (_, [column, condition]) => {
    const plan = await planOf(compileRowFilter(permit(condition), columns));
    expect(plan).toMatch(new RegExp(`Index Cond: .*\\b${column}\\b`));
    expect(plan).not.toContain('Seq Scan on walled record');
  });

  it('what a person must not have done, as a join and not row by row', async () => {
    const plan = await planOf(
      compileRowFilter(forbid({ kind: 'took-by', action: 'submit', person: alice ?? '' }), columns),
    );
    expect(plan).toContain('Anti Join');
    expect(plan).toMatch(/Index Cond: .*\brecord_id\b/);
  });

  it('whoever did something, in whose place they did and who handed that on, each through an index of its own', async () => {
    const plan = await planOf(
      compileRowFilter(forbid({ kind: 'took-by', action: 'submit', person: alice ?? '' }), columns),
      'hash',
    );
    expect(plan).toMatch(/Bitmap Index Scan on walled_event_person\b/);
    expect(plan).toMatch(/Bitmap Index Scan on walled_event_lent_by\b/);
    expect(plan).toMatch(/Bitmap Index Scan on walled_event_passed_by\b/);
    expect(plan).not.toContain('Seq Scan on walled_event');
  });

  it('nothing that needs its text mended first: such a column is asked row by row', async () => {
    const plan = await planOf(
      compileRowFilter(permit(compare(field('region'), '=', text('west'))), columnsOf(type, 'unchecked')),
    );
    expect(plan).not.toMatch(/Index Cond/);
  });

  it('every operator that such conditions are made of, because none of them leaks what it compares', async () => {
    const leaking = await lab.db.unsafe(`
      select left_type::regtype || ' ' || operator as operator
      from unnest(array['text', 'uuid', 'bigint', 'date', 'timestamptz', 'boolean']::regtype[]) as left_type
      cross join unnest(array['=', '<>', '<', '<=', '>', '>=']) as operator
      left join pg_operator on oprname = operator and oprleft = left_type and oprright = left_type
      left join pg_proc on pg_proc.oid = oprcode
      where proleakproof is not true`);
    expect([...leaking]).toEqual([]);
  });
});
