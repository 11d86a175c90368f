import { createHash, randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSignedLine } from '@remit/audit/signer';
import { verifyExport } from '@remit/audit/verify-export';
import type { AuditTaskView } from '@remit/api/audit/audit-views';
import { exportPath } from '@remit/store/audit/audit-export-file';
import { ed25519Signer, verifyEd25519 } from '@remit/store/secrets/ed25519';
import { sha256Native } from '@remit/store/secrets/sha256-native';
import { type Jobs, startJobs } from './jobs.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { type Caller, origin, type Served, serveSample, type ServedTenant } from './testing/serve-sample.ts';

const signer = ed25519Signer(randomBytes(32));
let served: Served;
let jobs: Jobs;
let halden: ServedTenant;
let other: ServedTenant;
let sana: Caller;

beforeAll(async () => {
  served = await serveSample();
  [halden, other] = [await served.addTenant(), await served.addTenant()];
  const { services, exportsFolder: folder } = served;
  jobs = startJobs({ services, tools: { folder, signer, headsOf: async () => null }, lookEvery: 100 });
});
beforeEach(async () => {
  sana = await halden.signIn('sana');
});
afterAll(async () => {
  await jobs.close();
  await served.close();
});

/** How a task stands once it has ended. */
async function ended(caller: Caller, id: string): Promise<AuditTaskView> {
  return expect
    .poll(
      async () => {
        const task = (await caller.call('audit.exports')).data.tasks.find((each) => each.id === id);
        return task !== undefined && task.state !== 'waiting' && task.state !== 'running' ? task : null;
      },
      { timeout: 15_000, interval: 30 },
    )
    .toBeTruthy()
    .then(async () => {
      const task = (await caller.call('audit.exports')).data.tasks.find((each) => each.id === id);
      if (task === undefined) throw new Error('a task that was there is gone');
      return task;
    });
}

async function exported(caller: Caller, format: 'csv' | 'jsonl' | 'report', filter: object = {}) {
  const asked = await caller.call('audit.export', { format, filter });
  expect(asked.error).toBeNull();
  const task = await ended(caller, asked.data.id);
  if (task.work.kind !== 'export') throw new Error('an export is not one');
  return { ...task, work: task.work, file: task.work.file ?? '', manifest: task.work.manifest ?? '' };
}

const fetchAs = (caller: Caller, url: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  served.app.inject({
    method,
    url,
    headers: { host: 'localhost:4000', origin, cookie: caller.cookie },
  });

describe('exports of the audit', () => {
  test('as JSON Lines the whole record verifies offline, and its manifest is signed over the very file', async () => {
    const { file, manifest, work } = await exported(sana, 'jsonl');
    const reply = await fetchAs(sana, file);
    expect(reply.statusCode).toBe(200);
    const verifier = verifyExport({
      sha256: sha256Native,
      verify: verifyEd25519,
      publicKey: signer.publicKey,
      headsOf: null,
    });
    for (const line of reply.body.trimEnd().split('\n')) verifier.line(line);
    const verified = verifier.end();
    expect(verified).toMatchObject({ whole: true, findings: [], entries: work.outcome?.events });
    expect(verified.entries).toBeGreaterThan(0);

    const line = (await fetchAs(sana, manifest)).body.trimEnd();
    const read = readSignedLine(line, verifyEd25519);
    expect(read).toMatchObject({ valid: true, signedBy: signer.publicKey });
    expect(read?.fields['sha256']).toBe(createHash('sha256').update(reply.rawPayload).digest('hex'));
  });

  test('a file is sent to be kept, not to be opened: attachment, nosniff, no-store, its owner’s eyes alone', async () => {
    const { file, id } = await exported(sana, 'report');
    const { headers, body } = await fetchAs(sana, file);
    expect(headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="audit-.*\.html"$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(body).not.toMatch(/<script/i);
    const { mode } = await stat(exportPath(served.exportsFolder, halden.id, id, 'data', 'html'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('what somebody called themselves is no formula in the table, and no page in the report', async () => {
    const hostile = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '"><img src=x onerror=alert(1)>'];
    for (const agent of hostile) {
      await halden.rows(sql`
        insert into remit.audit_event
          (tenant_id, stream, action, target_type, target_id, outcome, because, details, agent, correlation_id)
        values (${halden.id}, 'audit', 'access.explained', 'remit.Member', ${agent}, 'allow',
          ${JSON.stringify([{ kind: 'state', because: agent }])}::jsonb, ${JSON.stringify({ said: agent })}::jsonb,
          ${agent}, gen_random_uuid())`);
    }
    const filter = { action: 'access.explained' };
    const csv = (await fetchAs(sana, (await exported(sana, 'csv', filter)).file)).body;
    // Every cell is quoted, and none begins with what begins a formula.
    expect(csv).not.toMatch(/(^|,)[^"\r\n,]/m);
    expect(csv).not.toMatch(/(^|,)"\s*[=+\-@]/m);
    expect(csv).toContain(`"'=cmd|calc"`);
    const report = (await fetchAs(sana, (await exported(sana, 'report', filter)).file)).body;
    expect(report).not.toContain('<img');
    expect(report).toContain('&lt;img');
  });

  test('it has exactly the events that the filter reaches', async () => {
    await sana.call('policy.publish', {});
    const tom = await halden.signIn('tom');
    expect((await tom.call('audit.list', { filter: {} })).error?.code).toBe('forbidden');
    const filter = { outcome: 'deny', actor: tom.memberId };
    const { work, file } = await exported(sana, 'jsonl', filter);
    const lines = (await fetchAs(sana, file)).body.trimEnd().split('\n').slice(1, -1);
    const events = lines.map((line) => JSON.parse(line).event);
    expect(events.length).toBe(work.outcome?.events);
    expect(events.length).toBeGreaterThan(0);
    expect(events.every((event) => event.outcome === 'deny' && event.actor === tom.memberId)).toBe(true);
  });

  test('none has what a field rule keeps from whoever asked, and as JSON Lines it verifies all the same', async () => {
    const tenant = await served.addTenant();
    const tom = await tenant.signIn('tom');
    const asked = await tom.call('requests.submit', {
      purpose: 'Gloves',
      payee: 'Canary of Taunus',
      amount: { minor: 98_765, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    });
    expect(asked.error).toBeNull();
    await tom.call('requests.approve', { id: asked.data.id, revision: asked.data.revision });
    await publishChanged(await tenant.signIn('nora'), (document) => ({
      ...document,
      fieldRules: [
        ...document.fieldRules,
        ...['amount', 'payee'].map((field) => ({
          type: 'fin.PaymentRequest',
          field,
          visible: ['TenantAdmin'],
        })),
      ],
    }));
    const reader = await tenant.signIn('sana');
    for (const format of ['csv', 'report', 'jsonl'] as const) {
      const { body } = await fetchAs(reader, (await exported(reader, format)).file);
      expect([format, body.includes('98765'), body.includes('Taunus')]).toEqual([format, false, false]);
    }
    const { body } = await fetchAs(reader, (await exported(reader, 'jsonl')).file);
    const verifier = verifyExport({
      sha256: sha256Native,
      verify: verifyEd25519,
      publicKey: signer.publicKey,
      headsOf: null,
    });
    for (const line of body.trimEnd().split('\n')) verifier.line(line);
    const verified = verifier.end();
    expect(verified).toMatchObject({ whole: true, findings: [] });
    expect(verified.redacted).toBeGreaterThan(0);
    expect(verified.redacted).toBeLessThan(verified.entries);
  });

  test('each is written down once, whatever becomes of it', async () => {
    const { id } = await exported(sana, 'csv');
    const rows = await halden.rows<{ action: string }>(
      sql`select action from remit.audit_event where target_id = ${id}`,
    );
    expect(rows).toEqual([{ action: 'audit.exported' }]);
  });
});

describe('a link to an export', () => {
  test('works once', async () => {
    const { file } = await exported(sana, 'csv');
    expect((await fetchAs(sana, file)).statusCode).toBe(200);
    expect((await fetchAs(sana, file)).statusCode).toBe(404);
  });

  test('leads nowhere when any part of it was changed, and still works as it was made', async () => {
    const { file, manifest, id } = await exported(sana, 'csv');
    const link = new URL(file, origin);
    const changed = (name: string, value: string): string => {
      const copy = new URL(link);
      copy.searchParams.set(name, value);
      return `${copy.pathname}${copy.search}`;
    };
    const another = await exported(sana, 'csv');
    const signature = link.searchParams.get('signature') ?? '';
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const tampered = [
      changed('until', String(Number(link.searchParams.get('until')) + 1)),
      changed('nonce', '00000000-0000-4000-8000-000000000000'),
      changed('signature', flipped),
      changed('signature', ''),
      changed('more', '1'),
      file.replace(id, another.id),
      file.replace('/data', '/manifest'),
      file.replace(`/t/${halden.slug}/`, `/t/${other.slug}/`),
      file.replace('/data', '/..%2f..%2fsecret'),
      link.pathname,
      new URL(manifest, origin).pathname + link.search,
    ];
    for (const url of tampered) {
      const reply = await fetchAs(sana, url);
      expect([url, reply.statusCode]).toEqual([url, 404]);
    }
    expect((await fetchAs(sana, file, 'HEAD')).statusCode).toBe(404);
    expect((await fetchAs(sana, file, 'POST')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await fetchAs(sana, file)).statusCode).toBe(200);
  });

  test('leads nowhere for anybody else, in another session, and for nobody', async () => {
    const { file } = await exported(sana, 'csv');
    const nora = await halden.signIn('nora');
    const sanaAgain = await halden.signIn('sana');
    const sanaElsewhere = await other.signIn('sana');
    const nobody = { ...sana, cookie: '' };
    for (const caller of [nora, sanaAgain, sanaElsewhere, nobody]) {
      expect((await fetchAs(caller, file)).statusCode).toBe(404);
    }
    expect((await fetchAs(sana, file)).statusCode).toBe(200);
  });

  test('is worth nothing once its owner may not export any more, or has signed out', async () => {
    const { file } = await exported(sana, 'csv');
    await halden.rows(sql`update remit.member set epoch = epoch + 1 where id = ${sana.memberId}`);
    expect((await fetchAs(sana, file)).statusCode).toBe(404);

    const again = await halden.signIn('sana');
    const second = await exported(again, 'csv');
    await again.call('session.signOut');
    expect((await fetchAs(again, second.file)).statusCode).toBe(404);
  });
});

test('a verification says how long the chain is, and that nothing is wrong with it', async () => {
  const asked = await sana.call('audit.verify');
  const { work, state } = await ended(sana, asked.data.id);
  expect(state).toBe('done');
  expect(work).toMatchObject({ kind: 'verify', outcome: { findings: [], uncovered: null } });
});
