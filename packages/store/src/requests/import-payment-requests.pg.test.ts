import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { sharedData } from '@remit/testkit/shared-data';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPaymentRequests, type ImportOptions, type ImportReport } from './import-payment-requests.ts';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let folder = '';
beforeAll(async () => {
  store = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'remit-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.close();
});

const verbs: readonly string[] = [
  'SUBMITTED by EMPLOYEE',
  'REJECTED by SUPERVISOR',
  'FINAL_APPROVED by DIRECTOR',
];

function lineOf(index: number, department = `unit ${index % 4}`): string {
  return JSON.stringify({
    case: `case ${index}`,
    amount: index / 4,
    department,
    task: 'UNKNOWN',
    project: `project ${index % 9}`,
    costType: '0',
    events: verbs.slice(0, (index % 3) + 1).map((verb, day) => ({
      at: `2018-03-0${day + 1}T10:00:00.000+01:00`,
      activity: `Request For Payment ${verb}`,
      role: verb.split('by ')[1],
    })),
  });
}

function write(lines: readonly string[], gzipped = false): string {
  const file = join(folder, gzipped ? 'log.ndjson.gz' : 'log.ndjson');
  writeFileSync(file, gzipped ? gzipSync(lines.join('\n')) : lines.join('\n'));
  return file;
}

async function importInto(
  tenantId: TenantId,
  file: string,
  options: Partial<ImportOptions> = {},
): Promise<{ report: ImportReport; refused: readonly (readonly [number, string])[] }> {
  const refused: [number, string][] = [];
  const report = await importPaymentRequests({
    store,
    tenantId,
    file,
    folder: '/finance/imported',
    currency: 'EUR',
    onProgress: () => {},
    onRefused: (line, why) => refused.push([line, why]),
    ...options,
  });
  return { report, refused };
}

interface Totals {
  readonly requests: number;
  readonly cases: number;
  readonly events: number;
  readonly departments: number;
  readonly folders: number;
  readonly audited: number;
  readonly minor: string;
}

async function totalsOf(tenantId: TenantId): Promise<Totals | undefined> {
  const [totals] = await store.withTenant(tenantId, 'read', (tx) =>
    tx.rows<Totals>(sql`
      select (select count(*) from fin.payment_request)::integer as requests,
        (select count(distinct external_case) from fin.payment_request)::integer as cases,
        (select sum(amount_minor) from fin.payment_request)::text as minor,
        (select count(*) from fin.payment_request_event)::integer as events,
        (select count(*) from remit.department where path like '/imported/%')::integer as departments,
        (select count(*) from remit.folder where path like '/finance/imported/%')::integer as folders,
        (select coalesce(sum((details ->> 'requests')::integer), 0) from remit.audit_event
          where action = 'requests.imported')::integer as audited`),
  );
  return totals;
}

describe('importing a log of payment requests', () => {
  test.each([false, true])(
    'takes every line, its history and its department (gzipped: %s)',
    async (gzipped) => {
      const { id } = await makeTestTenant(store);
      const lines = Array.from({ length: 1_200 }, (_, index) => lineOf(index));
      const { report, refused } = await importInto(id, write(lines, gzipped));
      expect(refused).toEqual([]);
      expect(report).toEqual({
        lines: 1_200,
        taken: 1_200,
        alreadyThere: 0,
        refused: 0,
        events: 2_400,
        // An approval after a rejection: a third of the lines have it.
        departures: 400,
        departments: 4,
      });
      expect(await totalsOf(id)).toEqual({
        requests: 1_200,
        cases: 1_200,
        events: 2_400,
        departments: 4,
        folders: 4,
        audited: 1_200,
        minor: String((1_199 * 1_200 * 25) / 2),
      });
    },
  );

  test('again says how many were there, and changes nothing', async () => {
    const { id } = await makeTestTenant(store);
    const file = write(Array.from({ length: 700 }, (_, index) => lineOf(index)));
    await importInto(id, file);
    const before = await totalsOf(id);
    const { report } = await importInto(id, file);
    expect(report).toMatchObject({ taken: 0, alreadyThere: 700, refused: 0, events: 0 });
    expect(await totalsOf(id)).toEqual(before);
  });

  test('reports every line that it could not take, by number, and takes all others', async () => {
    const { id } = await makeTestTenant(store);
    const lines = Array.from({ length: 900 }, (_, index) => lineOf(index));
    lines[1] = '{"case": ';
    lines[4] = '';
    lines[499] = lineOf(499).replace('"amount":124.75', '"amount":124.755');
    lines[500] = lineOf(7);
    lines[899] = lineOf(899, 'a\u0007b');
    const { report, refused } = await importInto(id, write(lines));
    expect(refused.map(([line]) => line)).toEqual([2, 500, 501, 900]);
    expect(refused[0]?.[1]).toMatch(/^is not JSON/);
    expect(refused[1]?.[1]).toMatch(/`amount` is 124\.755; it must be/);
    expect(refused[2]?.[1]).toMatch(/has the case `case 7` of line 8/);
    expect(refused[3]?.[1]).toMatch(/`department` must be free of control characters/);
    expect(report).toMatchObject({ lines: 899, taken: 895, refused: 4 });
    expect(await totalsOf(id)).toMatchObject({ requests: 895 });
  });

  test('that is stopped keeps whole batches, and the next one goes on without doubles', async () => {
    const { id } = await makeTestTenant(store);
    const file = write(Array.from({ length: 2_300 }, (_, index) => lineOf(index)));
    const stop = new AbortController();
    const stopped = importInto(id, file, {
      signal: stop.signal,
      onProgress: ({ taken }) => {
        if (taken >= 1_000) stop.abort(new Error('enough for today'));
      },
    });
    await expect(stopped).rejects.toThrow('enough for today');
    expect(await totalsOf(id)).toMatchObject({ requests: 1_000, audited: 1_000 });
    const { report } = await importInto(id, file);
    expect(report).toMatchObject({ taken: 1_300, alreadyThere: 1_000 });
    expect(await totalsOf(id)).toMatchObject({ requests: 2_300, cases: 2_300, audited: 2_300 });
  });

  test('twice at once takes every request once', async () => {
    const { id } = await makeTestTenant(store);
    const file = write(Array.from({ length: 1_600 }, (_, index) => lineOf(index)));
    const [one, two] = await Promise.all([importInto(id, file), importInto(id, file)]);
    expect(one.report.taken + two.report.taken).toBe(1_600);
    expect(await totalsOf(id)).toMatchObject({
      requests: 1_600,
      cases: 1_600,
      departments: 4,
      audited: 1_600,
    });
  });

  test('knows a department again by its name, and keeps names that meet at one path apart', async () => {
    const { id } = await makeTestTenant(store);
    await importInto(id, write([lineOf(0, 'unit A'), lineOf(1, 'unit (A)')]));
    await importInto(id, write([lineOf(2, 'unit A'), lineOf(3, 'unit (A)'), lineOf(4, '///')]));
    const rows = await store.withTenant(id, 'read', (tx) =>
      tx.rows<{ path: string; name: string; requests: number }>(sql`
        select path, name, (select count(*) from fin.payment_request where department = path)::integer as requests
        from remit.department where path like '/imported/%' order by path`),
    );
    expect([...rows]).toEqual([
      { path: '/imported/department', name: '///', requests: 1 },
      { path: '/imported/unit-a', name: 'Unit A', requests: 2 },
      { path: '/imported/unit-a-2', name: 'Unit (A)', requests: 2 },
    ]);
  });

  test('into one tenant puts nothing into another', async () => {
    const [one, other] = [await makeTestTenant(store), await makeTestTenant(store)];
    const file = write([lineOf(1), lineOf(2)]);
    await importInto(one.id, file);
    expect(await totalsOf(other.id)).toMatchObject({ requests: 0, departments: 0, audited: 0 });
    expect((await importInto(other.id, file)).report).toMatchObject({ taken: 2 });
  });

  const real = sharedData('payment-requests.ndjson.gz');
  test.skipIf(real === null)(
    `takes the real log whole, within a minute${real === null ? ' (skipped: payment-requests.ndjson.gz is not in shared/data)' : ''}`,
    async () => {
      const { id } = await makeTestTenant(store, { tier: 'dedicated' });
      const began = performance.now();
      const { report, refused } = await importInto(id, real ?? '');
      expect(performance.now() - began).toBeLessThan(60_000);
      expect(refused).toEqual([]);
      expect(report).toMatchObject({ lines: 6_760, taken: 6_760, events: 36_072, departments: 35 });
      const statuses = await store.withTenant(id, 'read', (tx) =>
        tx.rows<{ status: string; count: number }>(sql`
          select status, count(*)::integer as count from fin.payment_request group by status order by status`),
      );
      // Counted by hand from the last event of each case: paid, refused, saved and never sent, approved and not paid.
      expect([...statuses]).toEqual([
        { status: 'approved', count: 10 },
        { status: 'paid', count: 6_187 },
        { status: 'rejected', count: 489 },
        { status: 'withdrawn', count: 74 },
      ]);
    },
  );
});
