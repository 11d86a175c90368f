import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProcedureName, procedures } from '@remit/api/procedures';
import { inDatabase } from '@remit/store/provision/database-address';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import { databases } from '@remit/store/directory/roles';
import { testStoreOptions } from '@remit/testkit/postgres';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { type Random, seededRandom } from '@remit/testkit/seeded-random';
import { startJobs } from './jobs.ts';
import { endpointMatrix } from './testing/endpoint-matrix.ts';
import { members, type Target } from './testing/endpoint-row.ts';
import { targetMaker, type TargetMaker } from './testing/endpoint-targets.ts';
import { getOverHttp, readWhole } from './testing/get-over-http.ts';
import { type HttpReply, postOverHttp } from './testing/post-over-http.ts';
import { plantCanaries, type Planted } from './testing/plant-canaries.ts';
import { tenantState } from './testing/tenant-state.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

// Two tenants of one sample: every id of the one is an id of the other too, so that whatever is remembered or looked up
// by id alone answers from the wrong tenant. In the other one a canary lies in every text of every row.
const canary = `CANARY${randomUUID().replaceAll('-', '')}`;
const seed = runSeed();
const calls = runCount('REMIT_HTTP_PROBES', 1_500);
const names = Object.keys(endpointMatrix) as readonly ProcedureName[];
const inside = names.filter((name) => procedures[name].decided !== 'outside');
const people = Object.values(members);
const departments = ['/operations', '/it', '/finance'];

let served: Served;
let address: string;
let mine: ServedTenant;
let other: ServedTenant;
let superuser: Sql;
let planted: Planted;
let targets: TargetMaker;
/** Rows that nobody of this tenant has, beside those that both have. */
const foreign: Target[] = [];
const callers = new Map<string, Caller>();
/** Ids that rows of the other tenant have, of every table. */
let foreignIds: readonly string[];

beforeAll(async () => {
  served = await serveSample();
  [mine, other] = [await served.addTenant({ searchable: true }), await served.addTenant()];
  address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  superuser = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), {
    max: 1,
    onnotice: () => undefined,
  });
  for (const name of people) callers.set(name, await mine.signIn(name));
  const personas = [...callers.values()].map(({ memberId }) => memberId);
  targets = await targetMaker(mine, personas);
  const theirs = await targetMaker(other, personas);
  for (const department of departments) foreign.push(await theirs.make(department, null));
  planted = await plantCanaries(superuser, other.id, canary);
  foreignIds = await idsOf(other);
});
afterAll(async () => {
  await superuser.end();
  await served.close();
});

async function idsOf(tenant: ServedTenant): Promise<readonly string[]> {
  const tables = await superuser<{ name: string }[]>`
    select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where attname = 'id' and atttypid = 'uuid'::regtype and relkind in ('r', 'p')
      and exists (select from pg_attribute t where t.attrelid = pg_class.oid and t.attname = 'tenant_id')`;
  const found = await Promise.all(
    tables.map(({ name }) =>
      superuser.unsafe<{ id: string }[]>(`select id from ${name} where tenant_id = $1 limit 200`, [
        tenant.id,
      ]),
    ),
  );
  return found.flat().map(({ id }) => id);
}

test('a canary lies in every text column but those whose constraints take none', () => {
  expect(planted.columns.length).toBeGreaterThan(60);
  for (const [column, why] of Object.entries(planted.refused)) {
    expect(`${column}: ${why}`).toMatch(/constraint|foreign key|not-null|check/);
  }
});

test('the other tenant’s own people do see it, so that there is something to see', async () => {
  for (const [name, procedure, input] of [
    ['nora', 'people.search', { limit: 100 }],
    ['sana', 'people.search', { limit: 100 }],
    ['henrik', 'requests.inbox', undefined],
    ['alice', 'records.list', { type: 'crm.Contract' }],
    ['robin', 'records.list', { type: 'fin.PaymentRequest' }],
  ] as const) {
    const caller = await other.signIn(name);
    const { text } = await postOverHttp(address, `/t/${other.slug}/rpc/${procedure}`, input, caller.cookie);
    expect({ name, procedure, sees: text.includes(canary) }).toEqual({ name, procedure, sees: true });
  }
});

test(`nothing of it is in any byte that comes back from ${calls.toLocaleString('en')} calls (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const before = await tenantState(superuser, other.id);
  const leaks: string[] = [];
  const statuses = new Map<number, number>();
  let done = 0;
  async function work(): Promise<void> {
    while (done < calls) {
      done += 1;
      const procedure = random.pick(inside);
      const person = random.pick(people);
      const reply = await probe(procedure, person, random);
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      const bytes = `${JSON.stringify(reply.headers)}\n${reply.text}`;
      if (bytes.includes(canary)) leaks.push(`${person} saw it in ${procedure}`);
      // A change that was allowed may have ended sessions.
      if (reply.status === 401) callers.set(person, await mine.signIn(person));
    }
  }
  await Promise.all(Array.from({ length: 6 }, work));
  const told = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, times]) => `${status} × ${times}`);
  process.stdout.write(
    `isolation through HTTP: ${done} calls, ${leaks.length} leaks, seed ${seed}; ${told.join(', ')}\n`,
  );
  expect(leaks).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(calls / 5);
  expect((statuses.get(500) ?? 0) + (statuses.get(503) ?? 0)).toBe(0);
  // Nor did any of it move anything there.
  expect(await tenantState(superuser, other.id)).toEqual(before);
  // What they made of this one, whose people may be shut out by now, is not what the next test is about.
  mine = await served.addTenant({ searchable: true });
});

/** One call: with an input that is right, or with ids of the other tenant in it, or at the other tenant's address. */
async function probe(procedure: ProcedureName, person: string, random: Random): Promise<HttpReply> {
  const asker = callers.get(person) ?? null;
  const administrator = callers.get('nora');
  if (administrator === undefined) throw new Error('nobody administers');
  const shape = random.below(10);
  const target = shape < 7 ? await targets.make(random.pick(departments), null) : random.pick(foreign);
  const valid = await endpointMatrix[procedure].input({ tenant: mine, asker, administrator, target });
  const input = shape < 3 ? valid : withForeignIds(valid, random);
  const slug = shape === 9 ? other.slug : mine.slug;
  return postOverHttp(address, `/t/${slug}/rpc/${procedure}`, input, asker?.cookie ?? '');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The same input with every id in it exchanged for one of the other tenant's. */
function withForeignIds(input: unknown, random: Random): unknown {
  if (typeof input === 'string') return uuid.test(input) ? random.pick(foreignIds) : input;
  if (Array.isArray(input)) return input.map((each: unknown) => withForeignIds(each, random));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, withForeignIds(value, random)]),
  );
}

test('pages, addresses of nothing and errors carry none of it either', async () => {
  const caller = await mine.signIn('nora');
  for (const path of [
    '/',
    '/healthz',
    `/t/${other.slug}`,
    `/t/${other.slug}/rpc/me.get`,
    '/rpc/session.current',
    '/%00',
    '/favicon.ico',
  ]) {
    const reply = await served.app.inject({
      method: 'GET',
      url: path,
      headers: { host: 'localhost:4000', cookie: caller.cookie },
    });
    expect({ path, leaks: `${JSON.stringify(reply.headers)}${reply.body}`.includes(canary) }).toEqual({
      path,
      leaks: false,
    });
  }
});

/** Every byte of a stream of events, headers first, until its reader leaves. */
async function listenTo(slug: string, { cookie }: Caller): Promise<{ read(): string; leave(): void }> {
  const response = await getOverHttp(address, `/t/${slug}/events`, cookie);
  let text = JSON.stringify(response.rawHeaders);
  response.on('data', (chunk: string) => (text += chunk));
  return { read: () => text, leave: () => response.destroy() };
}

test('open streams carry none of it, whatever happens in either tenant', async () => {
  const listeners = await Promise.all(
    people.map(async (name) => listenTo(mine.slug, await mine.signIn(name))),
  );
  const { cookie } = await mine.signIn('nora');
  const stranger = await getOverHttp(address, `/t/${other.slug}/events`, cookie);
  expect(stranger.statusCode).toBe(404);
  expect(await readWhole(stranger)).not.toContain(canary);
  const grow = (tenant: ServedTenant): Promise<unknown> =>
    tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  const told = (text: string): number => text.split('event: revisions').length - 1;
  for (let round = 1; round <= 3; round += 1) {
    const before = listeners.map(({ read }) => told(read()));
    await grow(other);
    await grow(mine);
    await expect
      .poll(() => listeners.every(({ read }, index) => told(read()) > (before[index] ?? 0)), {
        timeout: 3_000,
      })
      .toBe(true);
  }
  for (const { read, leave } of listeners) {
    expect(read()).not.toContain(canary);
    leave();
  }
});

test('files of exports carry none of it, in any format, and those of the other tenant do', async () => {
  const jobs = startJobs({
    services: served.services,
    tools: {
      folder: served.exportsFolder,
      signer: ed25519Signer(randomBytes(32)),
      headsOf: async () => null,
    },
    lookEvery: 100,
  });
  const fileOf = async (tenant: ServedTenant, format: string): Promise<string> => {
    const { cookie } = await tenant.signIn('sana');
    const call = async (procedure: string, input: unknown): Promise<string> =>
      (await postOverHttp(address, `/t/${tenant.slug}/rpc/audit.${procedure}`, input, cookie)).text;
    const { id } = JSON.parse(await call('export', { format, filter: {} })).result.data;
    const found = { file: '' };
    await expect
      .poll(
        async () => {
          const { tasks } = JSON.parse(await call('exports', undefined)).result.data;
          const task = tasks.find((each: { readonly id: string }) => each.id === id);
          found.file = task?.work.file ?? '';
          return found.file;
        },
        { timeout: 20_000, interval: 50 },
      )
      .not.toBe('');
    const reply = await getOverHttp(address, found.file, cookie);
    expect(reply.statusCode).toBe(200);
    return readWhole(reply);
  };
  try {
    for (const format of ['csv', 'jsonl', 'report']) {
      const [own, theirs] = [await fileOf(mine, format), await fileOf(other, format)];
      expect({ format, theirs: theirs.includes(canary), own: own.includes(canary) }).toEqual({
        format,
        theirs: true,
        own: false,
      });
    }
  } finally {
    await jobs.close();
  }
});

test('calls of both tenants side by side keep to their own', async () => {
  const [neighbour, own] = [await other.signIn('nora'), await mine.signIn('nora')];
  const replies = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const foreign = index % 2 === 1;
      const [caller, { slug }] = foreign ? [neighbour, other] : [own, mine];
      const path = `/t/${slug}/rpc/people.search`;
      return { foreign, text: (await postOverHttp(address, path, { limit: 5 }, caller.cookie)).text };
    }),
  );
  for (const { foreign, text } of replies) expect(text.includes(canary)).toBe(foreign);
});

test('a change in one tenant moves nothing in the other', async () => {
  const henrik = await mine.signIn('henrik');
  const { data: inbox } = await henrik.call('requests.inbox');
  const [request] = inbox.mine;
  const state = () =>
    other.rows(sql`select status, revision from fin.payment_request where id = ${request?.id}`);
  const before = await state();
  const reply = await henrik.call('requests.approve', { id: request?.id, revision: request?.revision });
  expect(reply.status).toBe(200);
  expect(await state()).toEqual(before);
});
