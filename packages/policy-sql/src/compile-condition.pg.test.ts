import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry, Resource } from '@remit/policy/check';
import type { Comparison, Operand, Truth } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { RowCondition } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/value';
import { matches } from '@remit/policy/evaluate-row-filter';
import { columnsOf } from './columns.ts';
import { compileCondition } from './compile-condition.ts';
import { decodeValue, valueText } from './record-value.ts';
import { Untranslatable } from './untranslatable.ts';
import type postgres from 'postgres';
import { openLabDatabase, type LabDatabase } from '@remit/testkit/lab-database';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';

const thing: ResourceType = {
  name: 'lab.HostileThing',
  label: 'Hostile thing',
  fields: (
    [
      ['title', 'text'],
      ['region', 'enum'],
      ['owner', 'member'],
      ['department', 'department'],
      ['quantity', 'number'],
      ['price', 'money'],
      ['cost', 'money'],
      ['due', 'date'],
      ['seen_at', 'instant'],
      ['active', 'boolean'],
      ['tags', 'text[]'],
    ] as const
  ).map(([name, type]) => ({ name, type, label: name })),
  actions: [],
  history: true,
};

const persons = [1, 2, 3].map((digit) => `${digit}0000000-0000-4000-8000-00000000000a`);
const composed = '\u00e9';
const combining = 'e\u0301';
/** A code unit order would put it after the emoji; the kelvin sign is a K only in NFC. */
const privateUse = '\uf8ff';
const kelvin = '\u212a';
const texts = [
  '',
  'a',
  'A',
  'b',
  composed,
  combining,
  'ß',
  'SS',
  '%',
  '_',
  '\\',
  '100%',
  "o'hara",
  '"',
  '$1',
  ' a',
  'a ',
  'west',
  'West',
  '😀',
  '😀b',
  privateUse,
  '\uffff',
  '𐀀',
  'K',
  kelvin,
  '/',
  '/a',
  '/a/b',
  '/ab',
  '/a/',
  '//',
  'null',
  '\u202e',
  persons[0] ?? '',
];
const paths = [
  '/',
  '/a',
  '/a/b',
  '/a/b/c',
  '/ab',
  '/a b',
  '/a0',
  '/a-',
  '/a/0',
  `/${composed}`,
  `/${composed}/😀`,
  '/%',
];
const numbers = [
  '0',
  '-0',
  '0.0',
  '1',
  '01.50',
  '1.5',
  '-12.5',
  '0.001',
  '999999999999999.999',
  '-999999999999999.999',
];
const minors = ['0', '1', '100', '1000000', '9007199254740991'];
const currencies = ['EUR', 'USD', 'JPY'];
const dates = ['0001-01-01', '1969-12-31', '2024-02-29', '2026-11-20', '9999-12-31'];
const instants = [
  '1969-12-31T23:59:59.9995Z',
  '1970-01-01T00:00:00Z',
  '2026-11-20T23:30:00.123456+02',
  '2026-11-20T23:30:00.123Z',
];
const tagLists = [[], ['a'], [composed], [combining, 'b'], ['A', '%'], ['']];

/** A column's value or null; what no type admits comes too, because tables outlive rules. */
const stored = <T>(values: readonly T[], odd: readonly T[] = []) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom(null, ...odd) },
  );

const arbitraryRow = fc.record({
  folder: fc.constantFrom(...paths),
  title: stored(texts),
  region: stored(['west', 'West', composed, combining, '/a']),
  owner: stored(persons),
  department: stored(paths),
  quantity: stored(numbers, ['NaN']),
  price_minor: stored(minors, ['9007199254740993']),
  price_currency: stored(currencies, ['eur', '']),
  cost_minor: stored(minors),
  cost_currency: stored(currencies),
  due: stored(dates, ['infinity', '-infinity', '0044-03-15 BC', '10000-01-01']),
  seen_at: stored(instants, ['infinity', '-infinity']),
  active: stored(['true', 'false']),
  tags: stored<string>(
    tagLists.map((tags) => JSON.stringify(tags)),
    ['[null]', '["a",null]'],
  ),
  events: fc.array(
    fc.record({ action: fc.constantFrom('submit', 'approve'), person: fc.constantFrom(null, ...persons) }),
    { maxLength: 3 },
  ),
});

const literal = (value: Value): Operand => ({ kind: 'literal', value });
const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });

const textOperand = fc.oneof(
  fc.constantFrom('title', 'region', 'owner', 'department', 'folder').map(field),
  fc.constantFrom(...texts, ...paths).map((value) => literal({ type: 'text', value })),
  fc
    .constantFrom(...persons, 'ABC', (persons[0] ?? '').toUpperCase())
    .map((value) => literal({ type: 'member', value })),
  fc.constantFrom(...paths).map((value) => literal({ type: 'folder', value })),
  fc.constantFrom('a\u0000', '\ud800').map((value) => literal({ type: 'text', value })),
);
const numberOperand = fc.oneof(
  fc.constant(field('quantity')),
  fc.constantFrom(...numbers, 'NaN', '1e3', '').map((value) => literal({ type: 'number', value })),
);
const moneyOperand = fc.oneof(
  fc.constantFrom('price', 'cost').map(field),
  fc
    .tuple(fc.constantFrom(...minors.map(Number), -1, 0.5), fc.constantFrom(...currencies, 'eur'))
    .map(([minor, currency]) => literal({ type: 'money', minor, currency })),
);
const { reckoned } = fc.letrec<{ reckoned: Operand; leaf: Operand; deeper: Operand }>((tie) => ({
  leaf: fc.oneof(numberOperand, moneyOperand),
  deeper: fc
    .tuple(fc.constantFrom('+', '-', '*'), tie('reckoned'), tie('reckoned'))
    .map(([operator, left, right]): Operand => ({ kind: 'arithmetic', operator, left, right })),
  reckoned: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('deeper')),
}));
const dateOperand = fc.oneof(
  fc.constant(field('due')),
  fc
    .constantFrom(...dates, '0000-06-01', '2026-02-30', 'soon')
    .map((value) => literal({ type: 'date', value })),
);
const instantOperand = fc.oneof(
  fc.constant(field('seen_at')),
  fc
    .constantFrom(0, -1, 1763674200123, -1763674200123, 9007199254740991, -9007199254740991, 0.5)
    .map((value) => literal({ type: 'instant', value })),
);
const booleanOperand = fc.oneof(
  fc.constant(field('active')),
  fc.boolean().map((value) => literal({ type: 'boolean', value })),
);
const setOperand = fc.oneof(
  fc.constant(field('tags')),
  fc.constantFrom(...tagLists).map((value) => literal({ type: 'text[]', value })),
);
const kinds = [
  textOperand,
  numberOperand,
  moneyOperand,
  reckoned,
  dateOperand,
  instantOperand,
  booleanOperand,
  setOperand,
];
const anyOperand = fc.oneof(...kinds);
const ofOneKind = <T>(make: (operand: fc.Arbitrary<Operand>) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: make(textOperand) }, ...kinds.map(make), make(anyOperand));

const comparison = fc.constantFrom<Comparison>('=', '!=', '<', '<=', '>', '>=');
const leaves: readonly fc.Arbitrary<RowCondition>[] = [
  ofOneKind((operand) =>
    fc.record({ kind: fc.constant('compare' as const), operator: comparison, left: operand, right: operand }),
  ),
  ofOneKind((operand) =>
    fc.record({ kind: fc.constant('in' as const), operand, list: fc.array(operand, { maxLength: 4 }) }),
  ),
  fc.record({ kind: fc.constant('within' as const), operand: textOperand, tree: textOperand }),
  fc.record({ kind: fc.constant('is-null' as const), operand: anyOperand }),
  fc.record({
    kind: fc.constant('text' as const),
    operator: fc.constantFrom('contains' as const, 'starts with' as const, 'ends with' as const),
    operand: textOperand,
    part: textOperand,
  }),
  fc.record({ kind: fc.constant('overlaps' as const), left: setOperand, right: setOperand }),
  fc.record({
    kind: fc.constant('took-by' as const),
    action: fc.constantFrom('submit', 'approve', 'pay'),
    person: fc.constantFrom(...persons, 'nobody'),
  }),
  fc.boolean().map((value): RowCondition => ({ kind: 'constant', value })),
];
const { condition: arbitraryCondition } = fc.letrec<
  Record<'condition' | 'and' | 'or' | 'not' | 'leaf', RowCondition>
>((tie) => ({
  leaf: fc.oneof(...leaves),
  and: fc
    .array(tie('condition'), { maxLength: 3 })
    .map((conditions): RowCondition => ({ kind: 'and', conditions })),
  or: fc
    .array(tie('condition'), { maxLength: 3 })
    .map((conditions): RowCondition => ({ kind: 'or', conditions })),
  not: tie('condition').map((condition): RowCondition => ({ kind: 'not', condition })),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: tie('leaf') },
    { weight: 1, arbitrary: tie('and') },
    { weight: 1, arbitrary: tie('or') },
    { weight: 1, arbitrary: tie('not') },
  ),
}));

const columns = columnsOf(thing);
const dialect = new PgDialect();
const seed = runSeed();
const ROWS = 64;
const CONDITIONS = 20;
const RUNS = 200 * runCount('REMIT_FUZZ', 1);

type Row = Readonly<Record<string, string | null>>;

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  folder: 'text',
  title: 'text',
  region: 'text',
  owner: 'uuid',
  department: 'text',
  quantity: 'numeric',
  price_minor: 'bigint',
  price_currency: 'text',
  cost_minor: 'bigint',
  cost_currency: 'text',
  due: 'date',
  seen_at: 'timestamptz',
  active: 'boolean',
};

async function storeRows(db: postgres.Sql): Promise<void> {
  await db.unsafe(`
    create schema lab;
    create table lab.hostile_thing (
      tenant_id uuid not null, id uuid primary key, folder text collate "C" not null, title text, region text collate "C",
      owner uuid, department text collate "C", quantity numeric(18, 3), price_minor bigint, price_currency text collate "C",
      cost_minor bigint, cost_currency text collate "C", due date, seen_at timestamptz, active boolean, tags text[]);
    create table lab.hostile_thing_event (
      tenant_id uuid, record_id uuid, sequence integer, action text collate "C", person uuid);`);
  const names = Object.keys(COLUMN_TYPES);
  const values = names.map((name, at) => `$${at + 3}::text::${COLUMN_TYPES[name] ?? ''}`);
  const insert = `insert into lab.hostile_thing (tenant_id, id, tags, ${names.join(', ')}) values ($1::uuid, $1::uuid,
    case when $2::text is not null then array(select json_array_elements_text($2::text::json)) end, ${values.join(', ')})`;
  for (const [at, row] of fc.sample(arbitraryRow, { numRuns: ROWS, seed }).entries()) {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const cells: Readonly<Record<string, string | null | readonly unknown[]>> = row;
    await db.unsafe(insert, [
      id,
      row.tags,
      ...names.map((name) => (typeof cells[name] === 'string' ? cells[name] : null)),
    ]);
    for (const [index, event] of row.events.entries())
      await db`insert into lab.hostile_thing_event values (${id}, ${id}, ${index}, ${event.action}, ${event.person})`;
  }
  await db.unsafe(`update lab.hostile_thing set tags = '{{a,b},{c,d}}' where id::text like '%00000000007'`);
}

/** The stored rows as the engine gets them, in the order of their ids. */
async function readRows(db: postgres.Sql): Promise<readonly Resource[]> {
  const fields = [...columns.fields].map(
    ([name, column]) => sql`${valueText(column)} as ${sql.identifier(name)}`,
  );
  const history = sql`(select json_agg(json_build_object('action', action, 'person', person))::text
    from lab.hostile_thing_event where record_id = "record"."id") as "history"`;
  const query = dialect.sqlToQuery(
    sql`select "record"."id"::text as "id", ${history}, ${sql.join(fields, sql`, `)} from ${columns.from} order by "record"."id"`,
  );
  const rows = await db.unsafe<Row[]>(query.sql, []);
  return rows.map((row): Resource => {
    const entries: readonly HistoryEntry[] = JSON.parse(row['history'] ?? '[]');
    return {
      type: thing.name,
      id: row['id'] ?? null,
      folder: row['folder'] ?? null,
      attributes: Object.fromEntries(
        thing.fields.map(({ name, type }) => [name, decodeValue(type, row[name] ?? null)]),
      ),
      history: entries,
    };
  });
}

function engineTruth(condition: RowCondition, record: Resource): Truth {
  if (matches({ kind: 'where', clauses: [{ kind: 'permit', conditions: [condition] }] }, record))
    return 'true';
  return matches({ kind: 'where', clauses: [{ kind: 'forbid', condition }] }, record) ? 'false' : 'unknown';
}

/** The truth of each condition on each row, by Postgres; null for a condition that has no translation. */
async function sqlTruths(
  db: postgres.Sql,
  conditions: readonly RowCondition[],
): Promise<readonly (readonly Truth[] | null)[]> {
  const compiled = conditions.map((condition) => {
    try {
      return compileCondition(condition, columns);
    } catch (error) {
      if (error instanceof Untranslatable && error.code === 'date-with-instant') return null;
      throw error;
    }
  });
  const told = compiled.map(
    (condition, at) =>
      sql`coalesce((${condition ?? sql`null::boolean`})::text, 'unknown') as ${sql.identifier(`truth_${at}`)}`,
  );
  const query = dialect.sqlToQuery(
    sql`select ${sql.join(told, sql`, `)} from ${columns.from} order by "record"."id"`,
  );
  const rows = await db.unsafe<Readonly<Record<string, Truth>>[]>(query.sql, query.params.map(String));
  return compiled.map((condition, at) =>
    condition === null ? null : rows.map((row) => row[`truth_${at}`] ?? 'unknown'),
  );
}

describe('a condition on hostile rows', () => {
  let lab: LabDatabase;
  let records: readonly Resource[];

  beforeAll(async () => {
    lab = await openLabDatabase();
    await storeRows(lab.db);
    records = await readRows(lab.db);
  });

  afterAll(() => lab.close());

  it('has the same of three truths in Postgres as in the engine, on every row', async () => {
    const seen = { pairs: 0, conditions: 0, mixed: 0, unknown: 0, refused: 0 };
    const started = performance.now();
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryCondition, { minLength: CONDITIONS, maxLength: CONDITIONS }),
        async (conditions) => {
          const truths = await sqlTruths(lab.db, conditions);
          for (const [at, condition] of conditions.entries()) {
            const told = truths[at] ?? null;
            if (told === null) {
              seen.refused += 1;
              continue;
            }
            const wanted = records.map((record) => engineTruth(condition, record));
            const differing = wanted.findIndex((truth, index) => truth !== told[index]);
            if (differing >= 0)
              throw new Error(
                `engine says ${wanted[differing]}, Postgres ${told[differing]}: ${JSON.stringify(condition)} on ${JSON.stringify(records[differing])}`,
              );
            seen.conditions += 1;
            seen.pairs += wanted.length;
            seen.unknown += wanted.filter((truth) => truth === 'unknown').length;
            seen.mixed += wanted.includes('true') && wanted.some((truth) => truth !== 'true') ? 1 : 0;
          }
        },
      ),
      { seed, numRuns: RUNS },
    );
    console.log(
      `${seen.pairs} pairs of condition and row in ${Math.round(performance.now() - started)} ms; neither empty nor total: ${seen.mixed} of ${seen.conditions} conditions; unknown: ${seen.unknown} pairs; refused: ${seen.refused} conditions (seed ${seed})`,
    );
    expect(seen.pairs).toBeGreaterThanOrEqual(20_000);
    expect(seen.mixed / seen.conditions).toBeGreaterThan(0.2);
    expect(seen.unknown / seen.pairs).toBeGreaterThan(0.1);
    expect(seen.refused / (seen.refused + seen.conditions)).toBeLessThan(0.1);
  });
});
