import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import type { Comparison, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowComparison, RowCondition, RowFilter } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/values/value';
import { columnsOf } from './columns.ts';
import { compileCondition } from './compile-condition.ts';
import { fieldColumns } from './field-columns.ts';
import { compileRowFilter } from './row-filter.ts';
import { Untranslatable } from './untranslatable.ts';

const request: ResourceType = {
  name: 'fin.PaymentRequest',
  label: 'Payment request',
  fields: [
    { name: 'purpose', type: 'text', label: 'Purpose' },
    { name: 'status', type: 'enum', label: 'Status' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'amount', type: 'money', label: 'Amount' },
    { name: 'fee', type: 'money', label: 'Fee' },
    { name: 'weight', type: 'number', label: 'Weight' },
    { name: 'begun', type: 'date', label: 'Begun' },
    { name: 'due', type: 'date', label: 'Due' },
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
    { name: 'urgent', type: 'boolean', label: 'Urgent' },
    { name: 'tags', type: 'text[]', label: 'Tags' },
  ],
  actions: ['approve'],
  history: true,
};
const columns = columnsOf(request, 'checked', new Set(['fin.PaymentRequest.amount']));
const unchecked = columnsOf(request, 'unchecked');
const dialect = new PgDialect();

const alice = 'a1000000-0000-4000-8000-000000000001';
const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const text = (value: string): Operand => literal({ type: 'text', value });
const compare = (left: Operand, operator: Comparison, right: Operand): RowComparison => {
  return { kind: 'compare', operator, left, right };
};
const euros = (minor: number): Operand => literal({ type: 'money', minor, currency: 'EUR' });
const within = (tree: string): RowCondition => {
  return { kind: 'within', operand: field('folder'), tree: literal({ type: 'folder', value: tree }) };
};
const own = compare(field('submitter'), '=', literal({ type: 'member', value: alice }));

const moved = (left: Operand, operator: '+' | '-', right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};
const days = (count: number): Operand => literal({ type: 'duration', milliseconds: count * 86_400_000 });
const noon = literal({ type: 'instant', value: 1_763_640_000_000 });
const rates = { rates: { EUR: '1', USD: '0.9', JPY: '0.006' } } as const;

const conditions: Readonly<Record<string, RowCondition>> = {
  'a member column is asked as the uuid it is': own,
  'a spelling of a uuid that Postgres would not print is a text': compare(
    field('submitter'),
    '=',
    literal({ type: 'member', value: alice.toUpperCase() }),
  ),
  'free text is normalised, and compared by code point': compare(
    field('purpose'),
    '<',
    text("'; drop table --"),
  ),
  'an amount compares with its own currency': compare(field('amount'), '<=', euros(1_000_000)),
  'an amount of another currency has a range of its own, in whole minor units': {
    ...compare(field('amount'), '<=', euros(1_000_000)),
    through: rates,
  },
  'two amounts of a record meet in the base': {
    ...compare(field('amount'), '<', field('fee')),
    through: rates,
  },
  'a duration goes over to the other side': compare(moved(field('submitted_at'), '+', days(30)), '<', noon),
  'how long ago is a range of instants': compare(moved(noon, '-', field('submitted_at')), '>', days(30)),
  'a date that may leave the calendar says so': compare(
    moved(field('due'), '+', days(30)),
    '>',
    literal({ type: 'date', value: '2026-11-20' }),
  ),
  'between two columns a duration is reckoned': compare(
    moved(field('due'), '-', field('begun')),
    '<=',
    days(30),
  ),
  'arithmetic is exact': compare(
    {
      kind: 'arithmetic',
      operator: '*',
      left: field('weight'),
      right: literal({ type: 'number', value: '1.5' }),
    },
    '>',
    literal({ type: 'number', value: '10' }),
  ),
  'kinds that do not compare are unknown': compare(field('urgent'), '=', text('true')),
  'a date travels as text': compare(field('due'), '>=', literal({ type: 'date', value: '2026-11-20' })),
  'an instant is told by the millisecond': compare(
    field('submitted_at'),
    '<',
    literal({ type: 'instant', value: 1_763_596_800_000 }),
  ),
  'a list of literals is one lookup': {
    kind: 'in',
    operand: field('status'),
    list: [text('waiting'), text('paid')],
  },
  'a list of members is one lookup of uuids': {
    kind: 'in',
    operand: field('submitter'),
    list: [literal({ type: 'member', value: alice }), text('nobody')],
  },
  'nothing is in an empty list': { kind: 'in', operand: field('status'), list: [] },
  'a folder and below is a range of text': within('/sales/emea'),
  'everything is below the root': within('/'),
  'a missing amount lacks either part': { kind: 'is-null', operand: field('amount') },
  'pattern characters mean nothing': {
    kind: 'text',
    operator: 'contains',
    operand: field('purpose'),
    part: text('100%'),
  },
  'a text ends with another': {
    kind: 'text',
    operator: 'ends with',
    operand: field('purpose'),
    part: text('_'),
  },
  'lists overlap': {
    kind: 'overlaps',
    left: field('tags'),
    right: literal({ type: 'text[]', value: ['a', 'b'] }),
  },
  'an unnamed person may have been anybody': { kind: 'took-by', action: 'submit', person: alice },
  'and, or, not are Kleene’s': {
    kind: 'or',
    conditions: [
      { kind: 'and', conditions: [own, within('/a')] },
      { kind: 'not', condition: own },
    ],
  },
  'of nothing, all are true and any is false': {
    kind: 'and',
    conditions: [
      { kind: 'and', conditions: [] },
      { kind: 'or', conditions: [] },
    ],
  },
};

const filter: RowFilter = {
  kind: 'where',
  clauses: [
    { kind: 'permit', conditions: [within('/sales'), own] },
    { kind: 'forbid', condition: compare(field('status'), '=', text('paid')) },
  ],
};
const filters: Readonly<Record<string, RowFilter>> = {
  'every row': { kind: 'all' },
  'no row': { kind: 'none' },
  'a permit counts when true, a forbid unless false': filter,
  'a permit of nothing permits nothing': { kind: 'where', clauses: [{ kind: 'permit', conditions: [] }] },
};

const mask = (name: string, readable: RowFilter, masked: FieldMask['masked'] = []): FieldMask => {
  return { field: name, readable, masked, writable: { kind: 'none' } };
};
const lastFour = { as: { kind: 'last', characters: 4 }, rows: filter } as const;
const masks: Readonly<Record<string, FieldMask>> = {
  'a field that every row shows is a column': mask('purpose', filter),
  'an amount is told with its currency': mask('amount', { kind: 'all' }),
  'a field that no row shows is absent': mask('amount', { kind: 'none' }),
  'a field that depends on the row comes through case': mask('purpose', {
    kind: 'where',
    clauses: [...filter.clauses, { kind: 'permit', conditions: [own] }],
  }),
  'a masked text shows its end, if that is not all of it': mask('purpose', { kind: 'none' }, [lastFour]),
  'a masked amount shows nothing of itself': mask('amount', { kind: 'none' }, [lastFour]),
};

function told(name: string, compiled: SQL): string {
  const { sql: statement, params } = dialect.sqlToQuery(compiled);
  return `-- ${name}\n${statement}\n-- ${JSON.stringify(params)}\n`;
}

describe('the SQL of', () => {
  it('conditions, filters and masks is the one that was reviewed', async () => {
    const golden = [
      ...Object.entries(conditions).map(([name, condition]) =>
        told(name, compileCondition(condition, columns, 'true')),
      ),
      ...Object.entries(conditions).map(([name, condition]) =>
        told(`not: ${name}`, compileCondition(condition, columns, 'false')),
      ),
      ...Object.entries(conditions).map(([name, condition]) =>
        told(`unchecked: ${name}`, compileCondition(condition, unchecked, 'true')),
      ),
      ...Object.entries(filters).map(([name, each]) => told(name, compileRowFilter(each, columns))),
      ...Object.entries(masks).map(([name, each]) =>
        told(name, sql`select ${sql.join([...fieldColumns([each], columns, filter).select], sql`, `)}`),
      ),
    ];
    await expect(golden.join('\n')).toMatchFileSnapshot('golden.sql');
  });

  it('every condition carries what the policy says as parameters alone', () => {
    const statements = Object.values(conditions).map(
      (condition) => dialect.sqlToQuery(compileCondition(condition, columns, 'true')).sql,
    );
    expect(statements.join('\n')).not.toMatch(/drop|100%|emea|waiting|2026|a1000000/);
  });
});

const deep = (depth: number): Operand =>
  depth === 0
    ? field('weight')
    : { kind: 'arithmetic', operator: '*', left: deep(depth - 1), right: deep(depth - 1) };
const typed = (name: string, fieldName = 'x'): ResourceType => {
  return { ...request, name, fields: [{ name: fieldName, type: 'text', label: '' }] };
};

describe('what SQL cannot say exactly', () => {
  it.each<readonly [string, string, () => unknown]>([
    [
      'a field that the type lacks',
      'unknown-field',
      () => compileCondition(compare(field('colour'), '=', text('red')), columns, 'true'),
    ],
    [
      'a fact of the subject that planning left',
      'fact-not-put-in',
      () =>
        compileCondition(
          compare({ kind: 'attribute', of: 'subject', name: 'id' }, '=', text('x')),
          columns,
          'true',
        ),
    ],
    [
      'the present',
      'fact-not-put-in',
      () => compileCondition(compare(field('due'), '<', { kind: 'now' }), columns, 'true'),
    ],
    [
      'a date against an instant',
      'date-with-instant',
      () => compileCondition(compare(field('due'), '<', field('submitted_at')), columns, 'true'),
    ],
    [
      'arithmetic that would be rounded',
      'long-arithmetic',
      () => compileCondition(compare(deep(10), '>', field('weight')), columns, 'true'),
    ],
    [
      'a filter without clauses',
      'empty-filter',
      () => compileRowFilter({ kind: 'where', clauses: [] }, columns),
    ],
    ['a type in a schema of Postgres', 'name', () => columnsOf(typed('pg_catalog.PgAuthid'))],
    ['a type among those that administer', 'name', () => columnsOf(typed('remit.Member'))],
    ['a type without a module', 'name', () => columnsOf(typed('Contract'))],
    ['a name that would leave its quotes', 'name', () => columnsOf(typed('crm.Contract', 'x" or true --'))],
    ['a type name that would leave its quotes', 'name', () => columnsOf(typed('crm.Contract"; --'))],
  ])('is refused: %s', (_, code, compile) => {
    expect(compile).toThrow(Untranslatable);
    expect(compile).toThrow(expect.objectContaining({ code }));
  });
});

describe('the table of a type', () => {
  it('is its name in small letters, a word for each capital', () => {
    const { from, history } = columns;
    expect(dialect.sqlToQuery(from).sql).toBe('"fin"."payment_request" as "record"');
    expect(history === null ? null : dialect.sqlToQuery(history).sql).toBe('"fin"."payment_request_event"');
    expect(columnsOf(typed('crm.Account')).fields.has('folder')).toBe(true);
  });
});
