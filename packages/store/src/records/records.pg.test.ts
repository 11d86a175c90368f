import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '@remit/policy/condition';
import type { FieldMask } from '@remit/policy/field-mask';
import type { RowCondition, RowFilter } from '@remit/policy/row-filter';
import { matches } from '@remit/policy/evaluate-row-filter';
import { resources } from '@remit/sample/catalog';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import {
  countFieldTransitions,
  countRecords,
  countTransitions,
  listRecords,
  readRecord,
  readRecords,
  type ListedRecord,
  type RecordsQuery,
} from './records.ts';

const typeOf = (name: string) => {
  const type = resources.find((each) => each.name === name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return { ...type, favours: [] };
};
const contract = typeOf('crm.Contract');
const payment = typeOf('fin.PaymentRequest');

const ALL: RowFilter = { kind: 'all' };
const NONE: RowFilter = { kind: 'none' };
const where = (condition: RowCondition): RowFilter => {
  return { kind: 'where', clauses: [{ kind: 'permit', conditions: [condition] }] };
};
const withinFolder = (path: string): RowCondition => {
  return {
    kind: 'within',
    operand: { kind: 'attribute', of: 'resource', name: 'folder' },
    tree: { kind: 'literal', value: { type: 'folder', value: path } },
  };
};
const regionIs = (region: string): RowCondition & Condition => {
  return {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'resource', name: 'region' },
    right: { kind: 'literal', value: { type: 'enum', value: region } },
  };
};

const EVERYTHING: readonly FieldMask[] = contract.fields.map(({ name }) => {
  return { field: name, readable: ALL, masked: [], writable: NONE };
});
const masks = (changes: Readonly<Record<string, Partial<FieldMask>>>): readonly FieldMask[] =>
  EVERYTHING.map((mask) => ({ ...mask, ...changes[mask.field] }));

const without = (left: ReadonlySet<string>, right: ReadonlySet<string>): number =>
  [...left].filter((id) => !right.has(id)).length;

const ROWS = 61;
const FOLDERS = ['/', '/a', '/a/b', '/ab'];
const NAMES = ['Ärzte', 'ärzte', 'Zoo', '100%', '', 'e\u0301', '\u00e9', 'ßig', '😀'];

async function fill(tx: TenantTransaction): Promise<void> {
  const { tenantId } = tx;
  const json = JSON.stringify(FOLDERS);
  await tx.rows(sql`insert into remit.folder (tenant_id, path, name)
    select ${tenantId}::uuid, path, path from json_array_elements_text(${json}::text::json) as path
    on conflict do nothing`);
  await tx.rows(
    sql`insert into remit.department (tenant_id, path, name) values (${tenantId}::uuid, '/sales', 'Sales')`,
  );
  await tx.rows(sql`insert into crm.account (tenant_id, id, folder, number, name)
    values (${tenantId}::uuid, '00000000-0000-4000-8000-0000000000aa', '/', 'A1', 'Account')`);
  const rows = Array.from({ length: ROWS }, (_, at) => {
    return {
      id: `00000000-0000-4000-8000-${String((at * 37) % ROWS).padStart(12, '0')}`,
      folder: FOLDERS[at % FOLDERS.length],
      number: `C${at}`,
      name: NAMES[at % NAMES.length],
      account_id: '00000000-0000-4000-8000-0000000000aa',
      region: [null, 'west', 'east', 'north'][at % 4 === 0 ? 0 : at % 3],
      value_minor: at % 5 === 0 ? null : (at % 7) * 100,
      value_currency: at % 5 === 0 ? null : at % 2 === 0 ? 'EUR' : 'USD',
      margin_minor: at,
      margin_currency: 'EUR',
      starts_on: at % 6 === 0 ? null : `2026-0${(at % 9) + 1}-01`,
      internal_notes: at % 3 === 0 ? null : `note number ${at % 10}`,
    };
  });
  await tx.rows(sql`insert into crm.contract (tenant_id, id, folder, number, name, account_id, region,
      value_minor, value_currency, margin_minor, margin_currency, starts_on, internal_notes)
    select ${tenantId}::uuid, id, folder, number, name, account_id, region,
      value_minor, value_currency, margin_minor, margin_currency, starts_on, internal_notes
    from json_populate_recordset(null::crm.contract, ${JSON.stringify(rows)}::text::json)`);
  await tx.rows(sql`insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency,
      department, status, submitted_at)
    values (${tenantId}::uuid, '00000000-0000-4000-8000-0000000000ff', '/a', 'P1', 'Pump', 120000, 'EUR', '/sales', 'waiting',
      '2026-11-20T10:00:00.123456Z')`);
  await tx.rows(sql`insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, person)
    values (${tenantId}::uuid, '00000000-0000-4000-8000-0000000000ff', 2, now(), 'approve', null),
      (${tenantId}::uuid, '00000000-0000-4000-8000-0000000000ff', 1, now(), 'submit', '10000000-0000-4000-8000-000000000001')`);
}

describe('records under a filter', () => {
  let store: Store;
  let tenant: TenantId;
  let other: TenantId;

  beforeAll(async () => {
    store = await openTestStore();
    tenant = (await makeTestTenant(store)).id;
    other = (await makeTestTenant(store)).id;
    await store.withTenant(tenant, 'write', fill);
  });

  afterAll(() => store.close());

  const read = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
    store.withTenant(tenant, 'read', work);
  const list = (query: Partial<RecordsQuery>) =>
    read((tx) => listRecords(tx, contract, { filter: ALL, masks: EVERYTHING, limit: 500, ...query }));
  const pages = async (query: Partial<RecordsQuery>): Promise<readonly ListedRecord[]> => {
    const rows: ListedRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ ...query, limit: 7, cursor });
      rows.push(...page.rows);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return rows;
  };
  const ids = (rows: readonly ListedRecord[]): readonly string[] => rows.map(({ id }) => id);

  it.each(
    [undefined, ...contract.fields.map(({ name }) => name), 'folder']
      .filter((field) => field !== 'folder')
      .flatMap((field) =>
        (['ascending', 'descending'] as const).map((direction) => [field, direction] as const),
      ),
  )('come page by page in one order by %s %s, none twice and none left out', async (field, direction) => {
    const sort = field === undefined ? undefined : { field, direction };
    const whole = await list({ sort });
    expect(whole.rows).toHaveLength(ROWS);
    expect(whole.next).toBeNull();
    expect(ids(await pages({ sort }))).toEqual(ids(whole.rows));
  });

  it('are ordered by code point, by currency before amount, and with what is missing last both ways', async () => {
    const names = async (direction: 'ascending' | 'descending') => [
      ...new Set(
        (await list({ sort: { field: 'name', direction } })).rows.map((row) =>
          JSON.stringify(row.fields['name']),
        ),
      ),
    ];
    const sorted = [...NAMES].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await names('ascending')).toEqual(sorted.map((value) => JSON.stringify({ type: 'text', value })));
    const values = (await list({ sort: { field: 'value', direction: 'descending' } })).rows.map(
      (row) => row.fields['value'],
    );
    const currencies = values.map((value) => (value?.type === 'money' ? value.currency : null));
    const missing = currencies.filter((currency) => currency === null).length;
    expect(missing).toBeGreaterThan(0);
    expect(currencies.slice(-missing).every((currency) => currency === null)).toBe(true);
    expect([...new Set(currencies)]).toEqual(['USD', 'EUR', null]);
  });

  it('are only those that the filter reaches, as the engine judges the records read one by one', async () => {
    const filter: RowFilter = {
      kind: 'where',
      clauses: [
        { kind: 'permit', conditions: [withinFolder('/a'), regionIs('east')] },
        { kind: 'forbid', condition: regionIs('west') },
      ],
    };
    const listed = await pages({ filter, sort: { field: 'margin', direction: 'descending' } });
    const records = await read(async (tx) => {
      const every = await listRecords(tx, contract, { filter: ALL, masks: [], limit: 500 });
      return readRecords(
        tx,
        contract,
        every.rows.map(({ id }) => id),
      );
    });
    const reached = records.filter((record) => matches(filter, record)).map(({ id }) => id);
    expect(records).toHaveLength(ROWS);
    expect(reached.length).toBeGreaterThan(5);
    expect(reached.length).toBeLessThan(ROWS);
    expect(new Set(ids(listed))).toEqual(new Set(reached));
    expect(listed).toHaveLength(reached.length);
  });

  it('keep a hidden field out of the row, out of the order and out of the search', async () => {
    const hidden = masks({ margin: { readable: NONE }, internal_notes: { readable: NONE } });
    const { rows } = await list({ masks: hidden });
    expect(rows.every((row) => !('margin' in row.fields) && row.hidden.includes('margin'))).toBe(true);
    const refused = { code: 'invalid' };
    await expect(
      list({ masks: hidden, sort: { field: 'margin', direction: 'ascending' } }),
    ).rejects.toMatchObject(refused);
    await expect(
      list({ masks: hidden, sort: { field: 'nothing', direction: 'ascending' } }),
    ).rejects.toMatchObject(refused);
    await expect(list({ sort: { field: 'margin_minor', direction: 'ascending' } })).rejects.toMatchObject(
      refused,
    );
    expect((await list({ masks: hidden, q: 'note number' })).rows).toEqual([]);
    expect((await list({ q: 'note number' })).rows.length).toBeGreaterThan(10);
  });

  it('show a field that depends on the row there alone, and sort and search by it there alone', async () => {
    const partly = masks({
      margin: { readable: where(withinFolder('/a')) },
      internal_notes: { readable: where(withinFolder('/a')) },
    });
    const { rows } = await list({ masks: partly });
    const inside = rows.filter(({ folder }) => folder.startsWith('/a/') || folder === '/a');
    expect(rows.filter((row) => 'margin' in row.fields).map(({ id }) => id)).toEqual(ids(inside));
    expect(rows.filter((row) => row.hidden.includes('margin'))).toHaveLength(ROWS - inside.length);
    const sorted = await pages({ masks: partly, sort: { field: 'margin', direction: 'ascending' } });
    expect([...ids(sorted)].toSorted()).toEqual([...ids(inside)].toSorted());
    const found = await list({ masks: partly, q: 'NOTE' });
    expect(found.rows.length).toBeGreaterThan(5);
    expect(found.rows.every(({ folder }) => folder === '/a' || folder === '/a/b')).toBe(true);
  });

  it('tell a missing value from a hidden one', async () => {
    const partly = masks({ region: { readable: where(withinFolder('/a')) } });
    const { rows } = await list({ masks: partly });
    const missing = rows.filter((row) => 'region' in row.fields && row.fields['region'] === null);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every((row) => !row.hidden.includes('region'))).toBe(true);
  });

  it('show the last characters of a masked field and never the rest, nor a short value whole', async () => {
    const last = (characters: number) =>
      masks({
        number: { readable: NONE, masked: [{ as: { kind: 'last', characters }, rows: ALL }] },
        margin: { readable: NONE, masked: [{ as: { kind: 'last', characters }, rows: ALL }] },
      });
    const { rows } = await list({ masks: last(1) });
    const numbers = rows.map((row) => row.fields['number']);
    expect(numbers).toContainEqual({ type: 'masked', value: '••••7' });
    expect(
      new Set((await list({ masks: last(3) })).rows.map((row) => JSON.stringify(row.fields['number']))),
    ).toEqual(new Set([JSON.stringify({ type: 'masked', value: '••••' })]));
    expect(
      rows.every((row) => JSON.stringify(row.fields['margin']) === '{"type":"masked","value":"••••"}'),
    ).toBe(true);
    await expect(
      list({ masks: last(1), sort: { field: 'number', direction: 'ascending' } }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect((await list({ masks: last(1), q: 'C1' })).rows).toEqual([]);
  });

  it('are found by words whatever their capitals or the spelling of their accents, and by no pattern', async () => {
    const names = async (q: string) =>
      [
        ...new Set(
          (await list({ q })).rows.map((row) => {
            const name = row.fields['name'];
            return name?.type === 'text' ? name.value : '';
          }),
        ),
      ].toSorted();
    expect(await names('ÄRZTE')).toEqual(['Ärzte', 'ärzte'].toSorted());
    expect(await names('É')).toEqual(['e\u0301', '\u00e9'].toSorted());
    expect(await names('SSIG')).toEqual(['ßig']);
    expect(await names('%')).toEqual(['100%']);
    expect(await names('_')).toEqual([]);
  });

  it.each([
    '',
    'nonsense',
    '!!',
    Buffer.from('[1,2,3]').toString('base64url'),
    Buffer.from('["",[],"x"]').toString('base64url'),
    Buffer.from(`["margin ascending",["EUR","1e9"],"00000000-0000-4000-8000-000000000001"]`).toString(
      'base64url',
    ),
    Buffer.from(`["margin ascending",["EUR\\u0000","1"],"00000000-0000-4000-8000-000000000001"]`).toString(
      'base64url',
    ),
    Buffer.from(`["value ascending",["EUR","1"],"00000000-0000-4000-8000-000000000001"]`).toString(
      'base64url',
    ),
  ])('refuse the page marker %j', async (cursor) => {
    await expect(list({ cursor, sort: { field: 'margin', direction: 'ascending' } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it.each([0, -1, 501, 1.5, Number.NaN])('refuse a page of %s', async (limit) => {
    await expect(list({ limit })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are counted per filter in one statement', async () => {
    const filters = [ALL, NONE, where(withinFolder('/a')), where(regionIs('west'))];
    const counted = await read((tx) => countRecords(tx, contract, filters));
    const listed = await Promise.all(filters.map(async (filter) => (await list({ filter })).rows.length));
    expect(counted).toEqual(listed);
    expect(counted.slice(0, 2)).toEqual([ROWS, 0]);
  });

  it('are counted by what a change gives and takes, over several types at once', async () => {
    const west = where(regionIs('west'));
    const inside = where(withinFolder('/a'));
    const reached = async (filter: RowFilter) => new Set(ids((await list({ filter })).rows));
    const [before, after] = [await reached(west), await reached(inside)];
    const counted = await read((tx) =>
      countTransitions(tx, [
        { type: contract, before: west, after: inside },
        { type: payment, before: NONE, after: ALL },
        { type: contract, before: ALL, after: NONE },
      ]),
    );
    expect(counted).toEqual([
      {
        before: before.size,
        after: after.size,
        gained: without(after, before),
        lost: without(before, after),
      },
      { before: 0, after: 1, gained: 1, lost: 0 },
      { before: ROWS, after: 0, gained: 0, lost: ROWS },
    ]);
    expect(without(after, before)).toBeGreaterThan(0);
    expect(without(before, after)).toBeGreaterThan(0);
    expect(await read((tx) => countTransitions(tx, []))).toEqual([]);
  });

  it('are counted by where a field is shown before and after', async () => {
    const margin = EVERYTHING.find(({ field }) => field === 'margin');
    if (margin === undefined) throw new Error('no mask of margin');
    const narrowed = { ...margin, readable: where(withinFolder('/a')) };
    const [count, gone] = await read((tx) =>
      countFieldTransitions(tx, [
        { type: contract, before: margin, after: narrowed },
        { type: contract, before: narrowed, after: null },
      ]),
    );
    expect(count?.before).toBe(ROWS);
    expect(count?.lost).toBe(ROWS - (count?.after ?? 0));
    expect(gone).toEqual({ before: count?.after, after: 0, gained: 0, lost: count?.after });
  });

  it('are read with every field and the history in its order, for decisions', async () => {
    const record = await read((tx) => readRecord(tx, payment, '00000000-0000-4000-8000-0000000000ff'));
    expect(record).toMatchObject({
      type: 'fin.PaymentRequest',
      folder: '/a',
      attributes: {
        amount: { type: 'money', minor: 120_000, currency: 'EUR' },
        status: { type: 'enum', value: 'waiting' },
        submitter: null,
        submitted_at: { type: 'instant', value: Date.parse('2026-11-20T10:00:00.123Z') },
      },
      history: [
        { action: 'submit', person: '10000000-0000-4000-8000-000000000001' },
        { action: 'approve', person: null },
      ],
    });
  });

  it('of another tenant are not there: not listed, not counted, not read', async () => {
    const elsewhere = await store.withTenant(other, 'read', async (tx) => {
      return {
        listed: await listRecords(tx, contract, { filter: ALL, masks: EVERYTHING, limit: 10 }),
        counted: await countRecords(tx, contract, [ALL]),
        read: await readRecord(tx, payment, '00000000-0000-4000-8000-0000000000ff'),
      };
    });
    expect(elsewhere).toEqual({ listed: { rows: [], next: null }, counted: [0], read: null });
    expect(await read((tx) => readRecord(tx, payment, "' or true --"))).toBeNull();
  });
});
