import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chainStart } from '@remit/audit/chain';
import { runJob } from '@remit/api/job-run';
import type { JobTools } from '@remit/api/running-job';
import type { AuditTaskView } from '@remit/api/audit/audit-views';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import { replaceSession } from '@remit/store/identity/replace-session';
import { type LeasedJob, finishJob, putBackJob, renewJob, takeJob } from '@remit/store/jobs';
import { saveSecurity } from '@remit/store/security';
import { loadStanding, type Security } from '@remit/store/standing';
import { type Jobs, startJobs } from './jobs.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { type Caller, type Served, serveSample, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let halden: ServedTenant;
let other: ServedTenant;
let sana: Caller;
let tools: JobTools;
const started: Jobs[] = [];

beforeAll(async () => {
  served = await serveSample();
  [halden, other] = [await served.addTenant(), await served.addTenant()];
  tools = {
    folder: served.exportsFolder,
    signer: ed25519Signer(randomBytes(32)),
    headsOf: async () => null,
  };
});
beforeEach(async () => {
  await served.store.withIdentity((tx) => tx.rows(sql`delete from identity.job`));
  sana = await halden.signIn('sana');
});
afterEach(() => Promise.all(started.splice(0).map((jobs) => jobs.close())));
afterAll(() => served.close());

function work(more: Partial<Parameters<typeof startJobs>[0]> = {}): Jobs {
  const jobs = startJobs({ services: served.services, tools, lookEvery: 50, ...more });
  started.push(jobs);
  return jobs;
}

const identityRows = <T extends object>(query: ReturnType<typeof sql>) =>
  served.store.withIdentity((tx) => tx.rows<T>(query));

async function ask(caller: Caller = sana): Promise<string> {
  const asked = await caller.call('audit.export', { format: 'csv', filter: {} });
  expect(asked.error).toBeNull();
  return asked.data.id;
}

async function taskOf(id: string, caller: Caller = sana): Promise<AuditTaskView | undefined> {
  return (await caller.call('audit.exports')).data.tasks.find((each) => each.id === id);
}

function secure(change: Partial<Security>): Promise<void> {
  return served.store.withTenant(halden.id, 'write', async (tx) => {
    const standing = await loadStanding(tx, sana.memberId);
    if (standing === null) throw new Error('whoever asked is gone');
    await saveSecurity(tx, { ...standing.security, ...change });
  });
}

async function taken(): Promise<LeasedJob> {
  const job = await served.store.withIdentity((tx) => takeJob(tx, 30));
  if (job === null) throw new Error('no job was there to be taken');
  return job;
}

describe('whoever asked for a job and then lost what it stands on', () => {
  const triggers: Readonly<Record<string, (caller: Caller) => Promise<unknown>>> = {
    'a changed standing': (caller) =>
      halden.rows(sql`update remit.member set status = 'suspended' where id = ${caller.memberId}`),
    'a changed assignment': (caller) =>
      halden.rows(sql`update remit.member set epoch = epoch + 1 where id = ${caller.memberId}`),
    'an end that has come': (caller) =>
      halden.rows(sql`update remit.member set valid_until = now() where id = ${caller.memberId}`),
    'a list of addresses that theirs is not on': () => secure({ allowlist: ['203.0.113.0/24'] }),
    'a second factor that is asked of everybody': () => secure({ secondFactor: 'everybody' }),
    'a revocation of the whole tenant': () => halden.rows(sql`update remit.tenant set epoch = epoch + 1`),
    'signing out': (caller) => caller.call('session.signOut'),
    'sessions that were ended everywhere': () =>
      identityRows(sql`update identity.session set ended_at = now() where ended_at is null`),
    'a session that expired': () => identityRows(sql`update identity.session set expires_at = now()`),
    'a tenant that was suspended': () =>
      identityRows(sql`update identity.tenant set status = 'suspended' where id = ${halden.id}`),
    'a policy that keeps a field from whoever asked': async () =>
      publishChanged(await halden.signIn('nora'), (document) => ({
        ...document,
        fieldRules: [
          ...document.fieldRules,
          { type: 'fin.PaymentRequest', field: 'payee', visible: ['TenantAdmin'] },
        ],
      })),
  };

  afterEach(async () => {
    await halden.rows(
      sql`update remit.member set status = 'active', valid_until = null where id = ${sana.memberId}`,
    );
    await identityRows(sql`update identity.tenant set status = 'active' where id = ${halden.id}`);
    await secure({ allowlist: [], secondFactor: 'nobody' });
  });

  test.each(Object.entries(triggers))('%s ends it at its next batch', async (_name, revoke) => {
    await ask();
    const job = await taken();
    let batches = 0;
    const running = runJob({
      services: served.services,
      tools,
      job,
      onProgress: async (done, total) => {
        batches += 1;
        if (batches === 2) await revoke(sana);
        const order = await served.store.withIdentity((tx) => renewJob(tx, job, { done, total }, 30));
        if (order !== 'go on') throw new Error(order);
      },
    });
    await expect(running).rejects.toThrow(/revoked/);
    // Nothing of what was written stays behind.
    const left = await readdir(served.exportsFolder, { recursive: true });
    expect(left.filter((name) => name.includes(job.ref))).toEqual([]);
  });

  test('is told so, in words', async () => {
    const id = await ask();
    await halden.rows(sql`update remit.member set epoch = epoch + 1 where id = ${sana.memberId}`);
    work();
    const again = await halden.signIn('sana');
    await expect.poll(async () => (await taskOf(id, again))?.state).toBe('failed');
    expect((await taskOf(id, again))?.problem).toContain('your access or your session changed');
  });
});

test('a session that goes on under a new token takes its jobs along', async () => {
  const id = await ask();
  const [session] = await identityRows<{ oldHash: Uint8Array }>(sql`
    select token_hash as "oldHash" from identity.job join identity.session on session.id = job.session_id
    where ref = ${id}`);
  if (session === undefined) throw new Error('the session of the job is not there');
  const { oldHash } = session;
  await served.store.withIdentity((tx) =>
    replaceSession(tx, { oldHash, newHash: randomBytes(32), confirmed: false }),
  );
  work();
  await expect
    .poll(
      async () =>
        (await identityRows<{ state: string }>(sql`select state from identity.job where ref = ${id}`))[0]
          ?.state,
      { timeout: 10_000 },
    )
    .toBe('done');
});

test('a job that names a row of another tenant fails, and nothing of that tenant is written', async () => {
  const sanaElsewhere = await other.signIn('sana');
  const foreign = await ask(sanaElsewhere);
  await identityRows(sql`update identity.job set tenant_id = ${halden.id} where ref = ${foreign}`);
  work();
  await expect
    .poll(
      async () =>
        (
          await identityRows<{ problem: string }>(
            sql`select problem from identity.job where ref = ${foreign}`,
          )
        )[0]?.problem,
      { timeout: 15_000 },
    )
    .toMatch(/gone|revoked/);
  const [task] = await other.rows<{ outcome: unknown }>(
    sql`select outcome from remit.audit_task where id = ${foreign}`,
  );
  expect(task?.outcome).toBeNull();
});

test('a job of a worker that was killed is done by another once its lease is over, and by one alone', async () => {
  const id = await ask();
  const lost = await taken();
  expect(await served.store.withIdentity((tx) => takeJob(tx, 30))).toBeNull();
  await identityRows(sql`update identity.job set lease_until = now() - interval '1 second'`);
  work();
  work();
  await expect.poll(async () => (await taskOf(id))?.state).toBe('done');
  const [job] = await identityRows<{ attempts: number }>(
    sql`select attempts from identity.job where ref = ${id}`,
  );
  expect(job?.attempts).toBe(2);
  // Whoever comes back from the dead has no say.
  expect(await served.store.withIdentity((tx) => renewJob(tx, lost, { done: 1, total: 1 }, 30))).toBe('lost');
});

test('a worker whose lease was over neither ends a job that another has nor has it begun anew', async () => {
  const id = await ask();
  const lost = await taken();
  await identityRows(sql`update identity.job set lease_until = now() - interval '1 second'`);
  const has = await taken();
  expect(has.id).toBe(lost.id);
  const stands = () =>
    identityRows(
      sql`select state, problem, attempts, lease, lease_until from identity.job where ref = ${id}`,
    );
  const before = await stands();
  await served.store.withIdentity(async (tx) => {
    expect(await renewJob(tx, lost, { done: 1, total: 1 }, 30)).toBe('lost');
    expect(await finishJob(tx, lost, { state: 'failed', problem: 'failed' })).toBe(false);
    await putBackJob(tx, lost, 0);
  });
  expect(await stands()).toEqual(before);
  await served.store.withIdentity((tx) => finishJob(tx, has, { state: 'done', problem: null }));
  await served.store.withIdentity((tx) => putBackJob(tx, lost, 0));
  expect(await stands()).toMatchObject([{ state: 'done', attempts: 2 }]);
});

test('of many workers each job has one', async () => {
  const ids = [await ask(), await ask(), await ask(), await ask()];
  const all = await Promise.all(
    Array.from({ length: 16 }, () => served.store.withIdentity((tx) => takeJob(tx, 30))),
  );
  const refs = all.flatMap((job) => (job === null ? [] : [job.ref]));
  expect(refs.toSorted()).toEqual(ids.toSorted());
});

test('a job is done although nobody hears of it', async () => {
  const deaf = { ...served.services, store: { ...served.store, onChange: async () => () => undefined } };
  work({ services: deaf });
  const id = await ask();
  await expect.poll(async () => (await taskOf(id))?.state).toBe('done');
});

test('a job that was seen before its row was there is done soon after, with nobody looking meanwhile', async () => {
  const id = await ask();
  const inHalden = <T>(query: ReturnType<typeof sql>) =>
    served.store.withTenant(halden.id, 'write', (tx) => tx.rows<T & object>(query));
  const [task] = await inHalden<{ asked_by: string; request: string }>(sql`
    delete from remit.audit_task where id = ${id} returning asked_by, request::text as request`);
  if (task === undefined) throw new Error('the task is not there');
  work({ lookEvery: 60_000 });
  const tries = async (): Promise<number | undefined> =>
    (await identityRows<{ attempts: number }>(sql`select attempts from identity.job where ref = ${id}`))[0]
      ?.attempts;
  await expect.poll(tries).toBeGreaterThan(0);
  await inHalden(sql`
    insert into remit.audit_task (tenant_id, id, kind, asked_by, request)
    values (${halden.id}, ${id}, 'audit-export', ${task.asked_by}, ${task.request}::jsonb)`);
  await expect.poll(async () => (await taskOf(id))?.state).toBe('done');
});

test('a job that was cancelled while it waited is never begun, and one under way ends', async () => {
  const waiting = await ask();
  await sana.call('audit.cancelExport', { id: waiting });
  expect((await taskOf(waiting))?.state).toBe('cancelled');
  const second = await ask();
  const job = await taken();
  expect(job.ref).toBe(second);
  await sana.call('audit.cancelExport', { id: second });
  expect(await served.store.withIdentity((tx) => renewJob(tx, job, { done: 0, total: 1 }, 30))).toBe(
    'cancelled',
  );
});

test('nobody cancels what somebody else asked for', async () => {
  const id = await ask();
  const nora = await halden.signIn('nora');
  expect((await nora.call('audit.cancelExport', { id })).error?.code).toBe('not-found');
  expect((await nora.call('audit.exports')).data.tasks).toEqual([]);
  expect((await taskOf(id))?.state).toBe('waiting');
});

test('a worker that shuts down lets go, and the next one does it', async () => {
  const id = await ask();
  const first = work({ lookEvery: 1_000 });
  await first.close();
  work();
  await expect.poll(async () => (await taskOf(id))?.state).toBe('done');
});

test('jobs that ended long ago are forgotten when a worker starts and again and again, whatever is in the way of their files', async () => {
  const old = async (): Promise<string> => {
    const id = await ask();
    await taken();
    await identityRows(sql`
      update identity.job set state = 'done', lease = null, lease_until = null, finished_at = now() - interval '31 days'
      where ref = ${id}`);
    return id;
  };
  const kept = () =>
    identityRows(sql`select 1 from identity.job where finished_at < now() - interval '30 days'`);
  await old();
  // No folder can be called that: nothing can be deleted in it.
  work({ tools: { ...tools, folder: '\0' }, atOnce: 0, tidyEvery: 50 });
  await expect.poll(kept).toEqual([]);
  await old();
  await expect.poll(kept).toEqual([]);
});

test('nobody has more than five tasks under way', async () => {
  for (let count = 0; count < 5; count += 1) await ask();
  expect((await sana.call('audit.verify')).error?.code).toBe('too-many');
});

test('a verification says so when the chain ends before a head outside the database', async () => {
  const beyond = { sequence: 1_000_000, hash: chainStart.hash };
  work({ tools: { ...tools, headsOf: async () => ({ heads: [beyond], findings: [] }) } });
  const asked = await sana.call('audit.verify');
  await expect.poll(async () => (await taskOf(asked.data.id))?.state).toBe('done');
  const task = await taskOf(asked.data.id);
  expect(task?.work).toMatchObject({ kind: 'verify', outcome: { findings: [{ sequence: 1_000_000 }] } });
});

test('a verification says first of all that the file of heads was changed, and vouches for nothing with it', async () => {
  const forged = { kind: 'head-forged', sequence: 7, event: null, expected: 'a', found: 'b' } as const;
  work({ tools: { ...tools, headsOf: async () => ({ heads: [], findings: [forged] }) } });
  const asked = await sana.call('audit.verify');
  await expect.poll(async () => (await taskOf(asked.data.id))?.state).toBe('done');
  expect((await taskOf(asked.data.id))?.work).toMatchObject({
    kind: 'verify',
    outcome: { findings: [{ sequence: 7, sentence: expect.stringContaining('not as it was written') }] },
  });
});

const events = Number(process.env['REMIT_AUDIT_EXPORT_EVENTS'] ?? 20_000);

/** What is still held once what is not has been let go, in bytes. */
function held(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test(
  `${events} events are exported in the memory of one batch`,
  { timeout: 120_000 + events * 2 },
  async () => {
    // So many at a time that no statement meets its time limit.
    for (let from = 1; from <= events; from += 50_000)
      await halden.rows(sql`
    insert into remit.audit_event
      (tenant_id, stream, action, target_type, target_id, outcome, because, details, asked, correlation_id)
    select ${halden.id}, 'request', 'request.approved', 'fin.PaymentRequest', gen_random_uuid()::text, 'allow',
      '[{"kind": "state", "because": "it was said"}]', jsonb_build_object('number', n, 'comment', repeat('x', 300)),
      jsonb_build_object('facts', repeat('y', 400)), gen_random_uuid()
    from generate_series(${from}::int, ${Math.min(from + 49_999, events)}::int) n`);
    await ask();
    const job = await taken();
    let peak = 0;
    let before = 0;
    let began = 0;
    await runJob({
      services: served.services,
      tools,
      job,
      onProgress: async (done) => {
        const now = held();
        if (done > 0 && before === 0) [before, began] = [now, performance.now()];
        peak = Math.max(peak, now);
      },
    });
    const seconds = (performance.now() - began) / 1000;
    const grown = (peak - before) / 1024 / 1024;
    process.stderr.write(
      `exported ${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)}/s), ` +
        `${grown.toFixed(0)} MB over the first batch, peak ${(peak / 1024 / 1024).toFixed(0)} MB\n`,
    );
    // The file is far larger: what it takes does not grow with what it writes.
    expect(grown).toBeLessThan(20);
  },
);

test('no id that leads out of the folder is a job’s', async () => {
  const job: LeasedJob = { ...(await ask().then(taken)), ref: randomUUID() };
  const running = runJob({ services: served.services, tools, job, onProgress: async () => undefined });
  await expect(running).rejects.toThrow(/gone/);
});
