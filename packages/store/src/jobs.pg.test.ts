import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { addMembership } from './identity/add-login.ts';
import { createSession } from './identity/create-session.ts';
import { endSession } from './identity/end-session.ts';
import { endSessionInTenant } from './identity/end-sessions.ts';
import { enterTenant } from './identity/enter-tenant.ts';
import { readSession } from './identity/read-session.ts';
import { replaceSession } from './identity/replace-session.ts';
import {
  addJob,
  cancelJob,
  finishJob,
  forgetJobs,
  type JobEnd,
  type LeasedJob,
  renewJob,
  takeJob,
} from './jobs.ts';
import type { Store } from './open-store.ts';
import type { TenantPlacement } from './tenants/tenant-placement.ts';
import { addTestLogin } from './testing/add-test-login.ts';

let store: Store;
let tenant: TenantPlacement;
beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store);
});
beforeEach(() => store.withIdentity((tx) => tx.rows(sql`delete from identity.job`)));
afterAll(() => store.close());

/** A session of a member. */
async function asker() {
  const [memberId, tokenHash] = [randomUUID(), randomBytes(32)];
  const loginId = await store.withIdentity(async (tx) => {
    const added = await addTestLogin(tx);
    await addMembership(tx, { loginId: added, tenantId: tenant.id, memberId });
    await createSession(tx, {
      tokenHash,
      loginId: added,
      lifetime: 3_600_000,
      kind: 'browser',
      secondFactorAt: null,
      address: '127.0.0.1',
      agent: null,
    });
    return added;
  });
  return { loginId, memberId, tokenHash };
}

type Asker = Awaited<ReturnType<typeof asker>>;

const asks = ({ memberId, tokenHash }: Asker): Promise<boolean> =>
  store.withIdentity((tx) =>
    addJob(tx, {
      tenantId: tenant.id,
      kind: 'audit-export',
      ref: randomUUID(),
      memberId,
      tokenHash,
      memberEpoch: 0,
      tenantEpoch: 0,
      address: '127.0.0.1',
      correlationId: randomUUID(),
    }),
  );

async function taken(): Promise<LeasedJob> {
  const job = await store.withIdentity((tx) => takeJob(tx, 30));
  if (job === null) throw new Error('no job was there to be taken');
  return job;
}

const orderFor = (job: LeasedJob) => store.withIdentity((tx) => renewJob(tx, job, { done: 1, total: 2 }, 30));

const ends = ({ tokenHash }: Asker) => store.withIdentity((tx) => endSession(tx, tokenHash, 'signed out'));

test('nothing is begun in a session that ended a moment ago', async () => {
  const sana = await asker();
  expect(await asks(sana)).toBe(true);
  await ends(sana);
  expect(await asks(sana)).toBe(false);
});

test('a job goes on for as long as its session stands, under whatever token it went on since', async () => {
  const sana = await asker();
  await asks(sana);
  const job = await taken();
  expect(await orderFor(job)).toBe('go on');
  const newHash = randomBytes(32);
  await store.withIdentity((tx) =>
    replaceSession(tx, { oldHash: sana.tokenHash, newHash, confirmed: false }),
  );
  expect(await orderFor(job)).toBe('go on');
  await ends({ ...sana, tokenHash: newHash });
  expect(await orderFor(job)).toBe('revoked');
});

test('a job goes no further once its session was ended in its tenant, and none is begun in it there', async () => {
  const sana = await asker();
  await asks(sana);
  const job = await taken();
  await store.withIdentity(async (tx) => {
    const entry = { tokenHash: sana.tokenHash, tenantId: tenant.id, memberEpoch: 1, tenantEpoch: 1 };
    await enterTenant(tx, entry);
    const session = await readSession(tx, sana.tokenHash);
    expect(await endSessionInTenant(tx, tenant.id, session?.id ?? '')).toBe(true);
  });
  expect(await orderFor(job)).toBe('revoked');
  expect(await asks(sana)).toBe(false);
});

test('a job goes no further once its asker is another member of the tenant, whatever else stands', async () => {
  const sana = await asker();
  await asks(sana);
  const job = await taken();
  await store.withIdentity((tx) =>
    addMembership(tx, { loginId: sana.loginId, tenantId: tenant.id, memberId: randomUUID() }),
  );
  expect(await orderFor(job)).toBe('revoked');
});

test('a job goes no further for a session of the same login that began at another time', async () => {
  const sana = await asker();
  await asks(sana);
  const job = await taken();
  await ends(sana);
  await store.withIdentity((tx) =>
    createSession(tx, {
      tokenHash: randomBytes(32),
      loginId: sana.loginId,
      lifetime: 3_600_000,
      kind: 'browser',
      secondFactorAt: null,
      address: '127.0.0.1',
      agent: null,
    }),
  );
  expect(await orderFor(job)).toBe('revoked');
});

test('a job is forgotten so many days after it ended, however it did, and never one that waits or is under way', async () => {
  const sana = await asker();
  const rows = <T extends object>(query: ReturnType<typeof sql>) =>
    store.withIdentity((tx) => tx.rows<T>(query));
  const ends: readonly JobEnd[] = [
    { state: 'done', problem: null },
    { state: 'cancelled', problem: null },
    { state: 'failed', problem: 'failed' },
  ];
  for (const end of [...ends, ...ends]) {
    await asks(sana);
    const job = await taken();
    await store.withIdentity((tx) => finishJob(tx, job, end));
  }
  await asks(sana);
  const [cancelled] = await rows<{ ref: string }>(sql`select ref from identity.job where state = 'waiting'`);
  await store.withIdentity((tx) => cancelJob(tx, tenant.id, sana.memberId, cancelled?.ref ?? ''));
  // Half of them ended 30 days ago and a moment more, the others a moment less; nothing else is younger than a year.
  await rows(sql`
    update identity.job set finished_at = now() - interval '30 days' + interval '1 hour' * case when half = 1 then -1 else 1 end
    from (select id as half_of, ntile(2) over (partition by state order by id) as half from identity.job) halves
    where id = half_of`);
  await asks(sana);
  const running = await taken();
  await asks(sana);
  await rows(
    sql`update identity.job set created_at = created_at - interval '1 year', run_at = run_at - interval '1 year'`,
  );
  const [before] = await rows<{ late: number }>(sql`
    select count(*)::int as late from identity.job where finished_at < now() - interval '30 days'`);
  expect(before?.late).toBe(4);
  await store.withIdentity((tx) => forgetJobs(tx, 30));
  const left = await rows<{ state: string; count: number }>(sql`
    select state, count(*)::int as count from identity.job group by state order by state`);
  expect(left).toEqual([
    { state: 'cancelled', count: 1 },
    { state: 'done', count: 1 },
    { state: 'failed', count: 1 },
    { state: 'running', count: 1 },
    { state: 'waiting', count: 1 },
  ]);
  expect(await orderFor(running)).toBe('go on');
});
