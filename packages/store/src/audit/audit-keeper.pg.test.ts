import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { ChainHead } from '@remit/audit/chain';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { type HeadFile, readHeads } from '@remit/audit/head-line';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import { statementsBeside } from '@remit/testkit/statements-beside';
import { readForExport } from './audit-export-read.ts';
import { openHeadsFile } from './audit-heads-file.ts';
import { type AuditKeeper, type AuditKeeperOptions, keepAudit, sealAll } from './audit-keeper.ts';
import { writeAudit } from './audit-log.ts';
import { chainHead, readSealed, readUnsealed } from './audit-records.ts';
import { ed25519Signer, verifyEd25519 } from '../secrets/ed25519.ts';
import { StoreError } from '../errors.ts';
import type { Store } from '../open-store.ts';
import { databases } from '../directory/roles.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import type { TenantId } from '../tenant-id.ts';
import { verifyAudit } from './verify-audit.ts';

const signer = ed25519Signer(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'remit-heads-'));
const troubles: string[] = [];
let store: Store;
let tenant: TenantId;
let path: string;
let made: number;

beforeAll(async () => {
  store = await openTestStore();
});
afterEach(() => {
  if (troubles.length > 0) throw new Error(troubles.join('; '));
});
beforeEach(async () => {
  tenant = (await makeTestTenant(store)).id;
  // That the tenant was made is on record already.
  made = (await sealAll(store, tenant)).head.sequence;
  path = join(folder, `${randomUUID()}.jsonl`);
  troubles.length = 0;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function keep(options: Partial<AuditKeeperOptions> = {}): Promise<AuditKeeper> {
  const heads = await openHeadsFile(path, signer);
  return keepAudit({ store, heads, onTrouble: (sentence) => troubles.push(sentence), ...options });
}

function event(text: string): AuditEvent {
  return {
    ...happenedByRemit(randomUUID()),
    action: 'tenant.created',
    target: { type: 'remit.Tenant', id: null },
    outcome: 'allow',
    because: [],
    details: { slug: text, name: text },
  };
}

/** So many a chain is sealed by, about: a machine that is slow at one is as slow at each. */
const statementsOfSealing = 5;

function happen(count: number): Promise<void> {
  return store.withTenant(tenant, 'write', async (tx) => {
    await Promise.all(Array.from({ length: count }, (_, index) => writeAudit(tx, event(`${index}`))));
  });
}

function headsOf(): HeadFile {
  return readHeads(
    readFileSync(path, 'utf8').split('\n').slice(0, -1),
    signer.publicKey,
    sha256Native,
    verifyEd25519,
  );
}

test('an event is sealed within a second of its commit, with nobody asking for it', async () => {
  const keeper = await keep();
  await happen(3);
  const committed = performance.now();
  const beside = statementsBeside(() => store.withTenant(tenant, 'read', readUnsealed));
  await expect
    .poll(() => store.withTenant(tenant, 'read', readUnsealed), { timeout: 20_000, interval: 20 })
    .toEqual({ waiting: 0, lost: [] });
  const took = performance.now() - committed;
  expect(took).toBeLessThan(1_000 + statementsOfSealing * (await beside.stop()));
  await keeper.close();
});

test('events of thirty tenants that are busy at once are sealed within the second, every one of them', async () => {
  const keeper = await keep();
  await keeper.settle();
  const tenants = await Promise.all(Array.from({ length: 30 }, () => makeTestTenant(store)));
  await Promise.all(
    tenants.map(({ id }) => store.withTenant(id, 'write', (tx) => writeAudit(tx, event('busy')))),
  );
  const committed = performance.now();
  const beside = statementsBeside(() => store.withTenant(tenant, 'read', readUnsealed));
  for (const { id } of tenants) {
    await expect
      .poll(() => store.withTenant(id, 'read', readUnsealed), { timeout: 20_000, interval: 20 })
      .toEqual({ waiting: 0, lost: [] });
  }
  const took = performance.now() - committed;
  expect(took).toBeLessThan(2_000 + statementsOfSealing * (await beside.stop()));
  await keeper.close();
});

test('what a killed process left unsealed is sealed by the next one', async () => {
  await happen(7);
  expect(await store.withTenant(tenant, 'read', readUnsealed)).toEqual({ waiting: 7, lost: [] });
  const keeper = await keep();
  await keeper.settle();
  expect((await store.withTenant(tenant, 'read', chainHead)).sequence).toBe(made + 7);
  await keeper.close();
});

test('of many who seal one tenant at once, all give one chain without a gap or a double', async () => {
  const writing = Array.from({ length: 20 }, () => happen(25));
  const sealing = Array.from({ length: 8 }, () => sealAll(store, tenant));
  await Promise.all([...writing, ...sealing]);
  await sealAll(store, tenant);
  const verified = await verifyAudit(store, tenant, { heads: null, coveredUntil: null });
  expect(verified).toMatchObject({ entries: made + 500, waiting: 0, findings: [] });
});

test('an event that rolled back is in no chain', async () => {
  const keeper = await keep();
  await expect(
    store.withTenant(tenant, 'write', async (tx) => {
      await writeAudit(tx, event('lost'));
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await happen(1);
  await keeper.settle();
  const entries = await store.withTenant(tenant, 'read', (tx) => readSealed(tx, made, 10));
  expect(entries.map(({ sequence }) => sequence)).toEqual([made + 1]);
  await keeper.close();
});

test('what happened earlier stands earlier in the chain, also where all of it is sealed at once', async () => {
  for (let turn = 0; turn < 20; turn += 1) await happen(1);
  expect(await sealAll(store, tenant)).toMatchObject({ sealed: 20 });
  const entries = await store.withTenant(tenant, 'read', (tx) => readSealed(tx, made, 100));
  const times = entries.map(({ at }) => at ?? '');
  expect(new Set(times).size).toBe(20);
  expect(times).toEqual(times.toSorted((one, other) => (one < other ? -1 : 1)));
});

test('what could not be sealed is sealed soon after, with nobody asking for it again', async () => {
  await happen(3);
  let fails = 1;
  const failing: Store = {
    ...store,
    withTenant: (id, mode, work) => {
      if (id !== tenant || fails === 0) return store.withTenant(id, mode, work);
      fails -= 1;
      return Promise.reject(new StoreError('unavailable', 'the database does not answer'));
    },
  };
  const keeper = await keep({ store: failing });
  await expect
    .poll(() => store.withTenant(tenant, 'read', readUnsealed), { timeout: 20_000, interval: 20 })
    .toEqual({ waiting: 0, lost: [] });
  expect(troubles.splice(0)).toEqual(['events could not be sealed yet; they are tried again']);
  await keeper.close();
});

test.each([
  ['was cut', (stands: ChainHead) => ({ ...stands, sequence: stands.sequence + 2 })],
  ['was rewritten and is as long', (stands: ChainHead) => ({ ...stands, hash: 'f'.repeat(64) })],
])('a chain that %s since a head told of it is told of, and gets no other head', async (_, earlier) => {
  await happen(1);
  const { head } = await sealAll(store, tenant);
  const written = await openHeadsFile(path, signer);
  await written.append(tenant, earlier(head));
  await written.close();
  const keeper = await keep();
  await keeper.settle();
  expect(troubles.splice(0)).toEqual([
    expect.stringContaining(`the audit of tenant ${tenant} ends at entry`),
  ]);
  expect(headsOf().heads.get(tenant)).toHaveLength(1);
  await keeper.close();
});

test('heads leave the database signed, each naming the one before it, and only when the chain grew', async () => {
  const keeper = await keep();
  await happen(2);
  await keeper.settle();
  await keeper.settle();
  await happen(3);
  await keeper.close();
  const { heads, findings } = headsOf();
  expect(findings).toEqual([]);
  expect(heads.get(tenant)?.map(({ sequence }) => sequence)).toEqual([made + 2, made + 5]);
  const own = heads.get(tenant) ?? [];
  expect(await verifyAudit(store, tenant, { heads: own, coveredUntil: Date.now() })).toMatchObject({
    entries: made + 5,
    uncovered: 0,
    findings: [],
  });
});

test('two processes add to one file of heads, and it stays one chain', async () => {
  const [one, two] = [await keep({ headEvery: 20 }), await keep({ headEvery: 20 })];
  for (let round = 0; round < 10; round += 1) {
    await happen(1);
    await Promise.all([one.settle(), two.settle()]);
  }
  await Promise.all([one.close(), two.close()]);
  const { heads, findings } = headsOf();
  expect(findings).toEqual([]);
  expect(heads.get(tenant)?.at(-1)?.sequence).toBe(made + 10);
});

test('a file of heads that is taken away under a server is begun anew, and a verifier is told that lines are missing', async () => {
  const keeper = await keep();
  await happen(1);
  await keeper.settle();
  rmSync(path);
  await happen(1);
  await keeper.close();
  const { heads, findings } = headsOf();
  expect(heads.get(tenant)?.map(({ sequence }) => sequence)).toEqual([made + 2]);
  expect(findings.map(({ kind }) => kind)).toContain('head-forged');
});

test('a file of heads that was taken away and put back is gone on with as if nothing had been', async () => {
  const keeper = await keep();
  await happen(1);
  await keeper.settle();
  const copy = readFileSync(path);
  rmSync(path);
  writeFileSync(path, copy);
  await happen(1);
  await keeper.close();
  const { heads, findings } = headsOf();
  expect(findings).toEqual([]);
  expect(heads.get(tenant)?.map(({ sequence }) => sequence)).toEqual([made + 1, made + 2]);
});

test('half a line that a killed process left in the file of heads is dropped', async () => {
  const first = await keep();
  await happen(1);
  await first.close();
  appendFileSync(path, '{"head":1,"tenant":"');
  const second = await keep();
  await happen(1);
  await second.close();
  const { heads, findings } = headsOf();
  expect(findings).toEqual([]);
  expect(heads.get(tenant)?.map(({ sequence }) => sequence)).toEqual([made + 1, made + 2]);
});

test('the application can neither change nor remove a seal, and not forge the number of one', async () => {
  await happen(2);
  await sealAll(store, tenant);
  const attempts = [
    sql`update remit.audit_seal set hash = sha256('x') where sequence = 1`,
    sql`delete from remit.audit_seal where sequence = 1`,
    sql`truncate remit.audit_seal`,
    sql`insert into remit.audit_seal (tenant_id, sequence, event_id, hash)
      select tenant_id, 1, gen_random_uuid(), sha256('x') from remit.audit_seal where sequence = 2`,
  ];
  for (const attempt of attempts) {
    await expect(store.withTenant(tenant, 'write', (tx) => tx.rows(attempt))).rejects.toMatchObject({
      name: 'StoreError',
    });
  }
});

test('ten thousand events that happened at once are all sealed, once and in one chain', async () => {
  await happen(10_000);
  const { sealed } = await sealAll(store, tenant);
  expect(sealed).toBe(10_000);
  expect((await sealAll(store, tenant)).sealed).toBe(0);
});

test('what came in at once is sealed and read back in time, though statistics say that the tenant has next to nothing', async () => {
  const count = 20_000;
  const admin = postgres(postgresUrl(), { database: databases.shared, max: 1 });
  // A thousand others with a few each: what is not among the commonest is thought to have as few.
  await admin`
    with others as (select gen_random_uuid() as id from generate_series(1, 1000))
    insert into remit.audit_event
      (tenant_id, stream, action, target_type, outcome, because, details, correlation_id)
    select id, 'tenant', 'tenant.created', 'remit.Tenant', 'allow', '[]', '{}', gen_random_uuid()
    from others, generate_series(1, 3)`;
  await admin`analyze remit.audit_event, remit.audit_seal, remit.audit_unsealed`;
  await admin.end();
  await store.withTenant(tenant, 'write', (tx) =>
    tx.rows(sql`
      insert into remit.audit_event
        (tenant_id, stream, action, target_type, outcome, because, details, correlation_id)
      select ${tenant}, 'tenant', 'tenant.created', 'remit.Tenant', 'allow', '[]', '{}', gen_random_uuid()
      from generate_series(1, ${count})`),
  );
  // Every statement has a time limit, which reading the record once for each event would run into.
  expect((await sealAll(store, tenant)).sealed).toBe(count);
  const read = await store.withTenant(tenant, 'read', (tx) => readSealed(tx, made, count));
  expect(read.filter(({ text }) => text !== null)).toHaveLength(count);
  const stretch = { after: made, upTo: made + count, filter: { text: 'tenant.created' }, hidden: [] };
  const exported = await store.withTenant(tenant, 'read', (tx) => readForExport(tx, stretch));
  expect(exported).toHaveLength(count);
  expect(await store.withTenant(tenant, 'read', readUnsealed)).toEqual({ waiting: 0, lost: [] });
});
