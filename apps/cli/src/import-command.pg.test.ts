import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfCommand, startCommand } from './testing/start-command.ts';

const requests = 20_000;

let store: Store;
let folder = '';
let log = '';
beforeAll(async () => {
  store = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'remit-cli-'));
  log = join(folder, 'log.ndjson');
  writeFileSync(log, Array.from({ length: requests }, (_, index) => lineOf(index)).join('\n'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.close();
});

function lineOf(index: number): string {
  const step = {
    at: '2018-03-01T10:00:00Z',
    activity: 'Request For Payment SUBMITTED by EMPLOYEE',
    role: 'EMPLOYEE',
  };
  return JSON.stringify({
    case: `case ${index}`,
    amount: 1.25,
    department: `unit ${index % 7}`,
    events: [step, step],
  });
}

const start = (tenant: TenantPlacement, file: string): ChildProcess =>
  startCommand(['import', 'payment-requests', file, '--tenant', tenant.slug]);

async function totalsOf({ id }: TenantPlacement): Promise<Readonly<Record<string, number>> | undefined> {
  const [totals] = await store.withTenant(id, 'read', (tx) =>
    tx.rows<Record<string, number>>(sql`
      select (select count(*) from fin.payment_request)::integer as requests,
        (select count(distinct external_case) from fin.payment_request)::integer as cases,
        (select count(*) from fin.payment_request_event)::integer as events,
        (select sum((details ->> 'requests')::integer) from remit.audit_event)::integer as audited`),
  );
  return totals;
}

describe('remit import payment-requests', () => {
  test.each(['SIGKILL', 'SIGINT'] as const)(
    'ended by %s in the middle goes on with the same command and takes nothing twice',
    async (signal) => {
      const tenant = await makeTestTenant(store);
      const child = start(tenant, log);
      const ended = endOfCommand(child);
      // The first line of progress says that a batch is in and that many are not.
      if (child.stderr !== null) await once(child.stderr, 'data');
      child.kill(signal);
      const { code, stderr } = await ended;
      if (signal === 'SIGINT') {
        expect(code).toBe(130);
        expect(stderr).toContain('the same command goes on where this one ended');
      }
      const before = await totalsOf(tenant);
      expect(before?.['requests']).toBeGreaterThan(0);
      expect(before?.['requests']).toBeLessThan(requests);
      expect(before).toMatchObject({
        events: (before?.['requests'] ?? 0) * 2,
        audited: before?.['requests'],
      });

      const again = await endOfCommand(start(tenant, log));
      expect(again.code).toBe(0);
      expect(again.stdout).toContain(`Already there: ${before?.['requests']?.toLocaleString('en')}.`);
      expect(await totalsOf(tenant)).toEqual({
        requests,
        cases: requests,
        events: requests * 2,
        audited: requests,
      });
    },
  );

  test('ends with 2 and names the lines when some were refused', async () => {
    const tenant = await makeTestTenant(store);
    const file = join(folder, 'bad.ndjson');
    writeFileSync(file, [lineOf(1), 'oops', lineOf(2)].join('\n'));
    const { code, stdout, stderr } = await endOfCommand(start(tenant, file));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^line 2 is not JSON/m);
    expect(stderr).toMatch(/100 % 3 requests/);
    expect(stdout).toContain('took 2 payment requests with 4 events of 2 departments');
    expect(stdout).toContain('Refused: 1.');
  });

  test('ends with 1 and a sentence for a file or a tenant that is not there', async () => {
    const tenant = await makeTestTenant(store);
    const missing = await endOfCommand(start(tenant, join(folder, 'missing')));
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('there is no file');
    const nobody = await endOfCommand(start({ ...tenant, slug: 'nobody' }, log));
    expect(nobody.code).toBe(1);
    expect(nobody.stderr).toMatch(/there is no tenant `nobody`; there are .*name one with --tenant/);
  });
});
