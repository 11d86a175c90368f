import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostStreams } from '@remit/api/live/live-hub';
import { openTestStore } from '@remit/testkit/postgres';
import { statementsBeside } from '@remit/testkit/statements-beside';
import { assignRole } from './testing/assign-role.ts';
import { readEvents } from './testing/read-events.ts';
import { serveBeside, type SideServer } from './testing/serve-side-by-side.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';
import { someDraft } from './testing/some-draft.ts';

let served: Served;
let tenant: ServedTenant;
let hurried: SideServer;
let unhurried: SideServer;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  [hurried, unhurried] = await Promise.all([serveBeside(openTestStore), serveBeside(openTestStore, false)]);
});

afterAll(() => Promise.all([hurried.close(), unhurried.close(), served.close()]));

const open = ({ cookie }: Caller, { url } = hurried, slug = tenant.slug) => readEvents(url, slug, { cookie });

const inTom = (change: ReturnType<typeof sql>) => (memberId: string) =>
  tenant.rows(sql`update remit.member set ${change} where id = ${memberId}`);

test('the first event is the present revisions, in a reply that nobody keeps', async () => {
  const tom = await tenant.signIn('tom');
  const { status, headers, saw, leave } = await open(tom);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/event-stream');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(Object.keys((await saw('revisions')).data).toSorted()).toEqual([
    'directory',
    'drafts',
    'policy',
    'requests',
    'security',
  ]);
  leave();
});

test('nobody, strangers and callers by another host get no stream, and the answer that calls get', async () => {
  const other = await served.addTenant();
  const tom = await tenant.signIn('tom');
  const refused = await Promise.all([
    readEvents(hurried.url, tenant.slug, {}),
    open(tom, hurried, other.slug),
    open(tom, hurried, 'no-such-tenant'),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([401, 404, 404]);
  expect(refused.map(({ refusal }) => JSON.parse(refusal).error.data.remit.code)).toEqual([
    'not-signed-in',
    'not-found',
    'not-found',
  ]);
  const elsewhere = await readEvents(hurried.url.replace('localhost', '127.0.0.1'), tenant.slug, {
    cookie: tom.cookie,
  });
  expect(elsewhere.status).toBe(404);
});

test('a change in the tenant is told as new numbers, and one in another tenant is not told at all', async () => {
  const other = await served.addTenant();
  const [tom, stranger] = [await tenant.signIn('tom'), await other.signIn('tom')];
  const [ours, theirs] = [await open(tom), await open(stranger, hurried, other.slug)];
  await Promise.all([ours.saw('revisions'), theirs.saw('revisions')]);
  await tenant.rows(
    sql`insert into remit.folder (tenant_id, path, name) values (${tenant.id}, '/new', 'New')`,
  );
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  await expect.poll(() => ours.events.length).toBeGreaterThan(1);
  const [first, ...later] = ours.events.map(({ data }) => Number(data['directory']));
  expect(later.every((revision) => revision > (first ?? 0))).toBe(true);
  const told = (): readonly unknown[] => [...new Set(ours.events.map(({ data }) => data['drafts']))];
  const { id } = await someDraft({ tenant, administrator: tom });
  await expect.poll(() => told().length).toBe(2);
  await tenant.rows(sql`update remit.draft set revision = revision + 1 where id = ${id}`);
  await expect.poll(() => told().length).toBe(3);
  await tenant.rows(sql`
    insert into remit.draft_comment (tenant_id, draft_id, author, text) values (${tenant.id}, ${id}, ${tom.memberId}, 'So?')`);
  await expect.poll(() => told().length).toBe(4);
  await tenant.rows(sql`update remit.draft set state = 'withdrawn' where id = ${id}`);
  await expect.poll(() => ours.events.at(-1)?.data['drafts']).toBe(told()[0]);
  expect(theirs.events).toHaveLength(1);
  ours.leave();
  theirs.leave();
});

test('another length of sessions is told to whoever it leaves signed in', async () => {
  const own = await served.addTenant();
  const [nora, tom] = [await own.signIn('nora'), await own.signIn('tom')];
  const stream = await open(tom, hurried, own.slug);
  const before = (await stream.saw('revisions')).data['security'];
  const { data } = await nora.call('security.get');
  const change = { allowlist: [], secondFactor: 'nobody', secondFactorFrom: null, sessionMinutes: 60 };
  expect((await nora.call('security.save', { ...change, revision: data.revision })).error).toBeNull();
  await expect.poll(() => stream.events.at(-1)?.data['security']).not.toBe(before);
  // A page that asks again then learns when its session ends by now.
  expect((await tom.call('me.get')).data.sessionLasts).toBeLessThanOrEqual(60 * 60_000);
  stream.leave();
});

describe.each([
  ['hurried by notices', () => hurried],
  ['without any notice', () => unhurried],
])('a stream %s ends within a second and says why', (_, server) => {
  const changes: readonly [
    what: string,
    code: string,
    change: (tom: Caller) => Promise<unknown>,
    mend?: () => Promise<unknown>,
  ][] = [
    ['signing out', 'session-ended', (tom) => tom.call('session.signOut')],
    [
      'the end of the session’s time',
      'session-ended',
      () =>
        served.store.withIdentity((tx) =>
          tx.rows(sql`update identity.session set expires_at = now() where ended_at is null
            and login_id = (select id from identity.login where email = ${tenant.emailOf('tom')})`),
        ),
    ],
    [
      'the end of that session in this tenant alone',
      'session-ended',
      async ({ memberId }) => {
        const nora = await tenant.signIn('nora');
        const { sessions } = (await nora.call('sessions.list')).data;
        // One by one: those of tests before it still stand.
        for (const { id, person } of sessions) {
          if (person.id === memberId) await nora.call('sessions.end', { session: id });
        }
      },
    ],
    ['a removed assignment', 'session-ended', (tom) => assignRole(tenant, 'WarehouseClerk', tom.memberId)],
    [
      'suspension',
      'session-ended',
      (tom) => inTom(sql`status = 'suspended'`)(tom.memberId),
      () => tenant.rows(sql`update remit.member set status = 'active' where status = 'suspended'`),
    ],
    [
      'a revocation of the whole tenant',
      'session-ended',
      () => tenant.rows(sql`update remit.tenant set epoch = epoch + 1`),
    ],
    [
      'a suspension of the tenant',
      'forbidden',
      () =>
        served.store.withIdentity((tx) =>
          tx.rows(sql`update identity.tenant set status = 'suspended' where id = ${tenant.id}`),
        ),
      () =>
        served.store.withIdentity((tx) =>
          tx.rows(sql`update identity.tenant set status = 'active' where id = ${tenant.id}`),
        ),
    ],
  ];

  test.each(changes)('after %s', async (what, code, change, mend) => {
    const [tom, nora] = [await tenant.signIn('tom'), await tenant.signIn('nora')];
    const [stream, besides] = [await open(tom, server()), await open(nora, server())];
    try {
      await Promise.all([stream.saw('revisions'), besides.saw('revisions')]);
      await change(tom);
      const committed = performance.now();
      const { at, data } = await stream.saw('ended');
      expect(data['code']).toBe(code);
      expect(at - committed).toBeLessThan(1_000);
      await stream.over;
      if (!what.includes('tenant')) expect(besides.events.some(({ name }) => name === 'ended')).toBe(false);
    } finally {
      besides.leave();
      await mend?.();
    }
  });

  test('at the very moment when a membership runs out, which no statement marks', async () => {
    const tom = await tenant.signIn('tom');
    await inTom(sql`valid_until = now() + interval '1.2 seconds'`)(tom.memberId);
    const back = await tenant.signIn('tom');
    const stream = await open(back, server());
    const { at, data } = await stream.saw('ended');
    const [row] = await tenant.rows<{ late: number }>(sql`
      select extract(epoch from clock_timestamp() - valid_until)::float8 * 1000 as late from remit.member where id = ${tom.memberId}`);
    expect(data['code']).toBe('forbidden');
    expect((row?.late ?? 0) - (performance.now() - at)).toBeLessThan(1_000);
    await inTom(sql`valid_until = null`)(tom.memberId);
  });
});

test('a session has so many streams and no more; one that is closed makes room', async () => {
  const tom = await tenant.signIn('tom');
  const streams = await Promise.all(Array.from({ length: mostStreams }, () => open(tom)));
  expect(streams.map(({ status }) => status)).toEqual(Array(mostStreams).fill(200));
  const refused = await open(tom);
  expect([refused.status, JSON.parse(refused.refusal).error.data.remit.code]).toEqual([429, 'too-many']);
  streams[0]?.leave();
  await expect
    .poll(async () => {
      const again = await open(tom);
      again.leave();
      return again.status;
    })
    .toBe(200);
  for (const stream of streams) stream.leave();
});

test('a server that stops ends its streams and says that it does', async () => {
  const server = await serveBeside(openTestStore);
  const stream = await open(await tenant.signIn('tom'), server);
  await stream.saw('revisions');
  const asked = performance.now();
  await server.close();
  expect((await stream.saw('ended')).data['code']).toBe('closing');
  expect(performance.now() - asked).toBeLessThan(2_000);
});

test('a stream ends on the dot when the time of its session, of sessions here, of its guest or to add a second factor is over', async () => {
  const own = await served.addTenant();
  await own.rows(sql`
    insert into remit.security (tenant_id, allowlist, session_minutes, second_factor)
    values (${own.id}, '{}', 15, 'nobody')`);
  const soon = sql`clock_timestamp() + interval '1300 milliseconds'`;
  const session = (name: string, change: ReturnType<typeof sql>) =>
    served.store.withIdentity((tx) =>
      tx.rows(sql`
        update identity.session set ${change} where ended_at is null
          and login_id = (select id from identity.login where email = ${own.emailOf(name)})`),
    );
  const cases: readonly [name: string, code: string, change: (caller: Caller) => Promise<unknown>][] = [
    ['tom', 'session-ended', () => session('tom', sql`expires_at = ${soon}`)],
    ['sana', 'session-ended', () => session('sana', sql`created_at = ${soon} - interval '15 minutes'`)],
    [
      'robin',
      'forbidden',
      ({ memberId }) => own.rows(sql`update remit.member set valid_until = ${soon} where id = ${memberId}`),
    ],
    [
      'nora',
      'step-up',
      () =>
        own.rows(sql`update remit.security set second_factor = 'everybody', second_factor_from = ${soon}`),
    ],
  ];
  for (const [name, code, change] of cases) {
    // What changes when somebody's time is set ends their sessions; it is the end itself that is looked at here.
    const first = await own.signIn(name);
    await first.call('me.get');
    const beside = statementsBeside(() => own.rows(sql`select 1`));
    const began = performance.now();
    await change(first);
    const caller = name === 'robin' ? await own.signIn(name) : first;
    const stream = await open(caller, unhurried, own.slug);
    const ended = await stream.saw('ended');
    expect({ name, code: ended.data['code'] }).toEqual({ name, code });
    const took = ended.at - began;
    expect(took).toBeGreaterThan(1_290);
    // A stream asks about five statements before it says that it ends.
    expect(took).toBeLessThan(1_300 + 300 + 5 * (await beside.stop()));
  }
});

test('how long an open page took to close is on record, and is what administrators are told', async () => {
  const own = await served.addTenant();
  const [tom, nora] = [await own.signIn('tom'), await own.signIn('nora')];
  expect((await nora.call('sessions.list')).data.revocations).toEqual({ pages: 0, p99: null, last: null });
  const streams = await Promise.all([open(tom, hurried, own.slug), open(tom, unhurried, own.slug)]);
  await Promise.all(streams.map(({ saw }) => saw('revisions')));
  expect((await nora.call('people.endSessions', { member: tom.memberId })).error).toBeNull();
  await Promise.all(streams.map(({ saw }) => saw('ended')));
  const closed = () =>
    own.rows<{ details: { member: string; code: string; after: number } }>(
      sql`select details from remit.audit_event where action = 'session.closed'`,
    );
  // It is written down after the page was told.
  await expect.poll(async () => (await closed()).length).toBe(2);
  const after = (await closed()).map(({ details }) => details.after);
  expect((await closed())[0]?.details).toMatchObject({ member: tom.memberId, code: 'session-ended' });
  const { revocations } = (await nora.call('sessions.list')).data;
  expect(revocations).toMatchObject({
    pages: 2,
    p99: Math.max(...after),
    last: { pages: 2, after: Math.max(...after) },
  });
});
