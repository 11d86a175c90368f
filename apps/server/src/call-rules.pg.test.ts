import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ProcedureName, procedures } from '@remit/api/procedures';
import { endpointMatrix } from './testing/endpoint-matrix.ts';
import { targetMaker, type TargetMaker } from './testing/endpoint-targets.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { type Caller, origin, post } from './testing/serve-sample.ts';

let nora: Caller;
/** A member of the tenant to whom no role was ever given. */
let nobody: Caller;
let stranger: Caller;
let targets: TargetMaker;

const { served, tenant } = await serveTenantMade((server) => server.addTenant({ searchable: true }));

beforeAll(async () => {
  const other = await served.addTenant({ searchable: true });
  await tenant.rows(sql`update remit.member set department = null where name = 'Tom Becker'`);
  await tenant.rows(
    sql`delete from remit.group_member where member_id = (select id from remit.member where name = 'Tom Becker')`,
  );
  await tenant.rows(
    sql`delete from remit.assignment where member_id = (select id from remit.member where name = 'Tom Becker')`,
  );
  nora = await tenant.signIn('nora');
  nobody = await tenant.signIn('tom');
  stranger = await other.signIn('nora');
  targets = await targetMaker(tenant, [nora.memberId, nobody.memberId]);
});

/** An input that the procedure takes, so that what refuses is never the shape of it. */
async function inputOf(procedure: ProcedureName): Promise<unknown> {
  const target = await targets.make('/operations', null);
  return endpointMatrix[procedure].input({ tenant, asker: nora, administrator: nora, target });
}

/** What a procedure answers to somebody without the permission: a refusal, or nothing of what is there. */
const emptyHanded: Readonly<Record<string, unknown>> = {
  // Everybody's own, in this order.
  'views.list': { views: [] },
  'views.save': { views: [{ name: 'Unused', words: { show: 'unused' } }] },
  'views.delete': { views: [] },
  'people.search': { people: [], total: 0, next: null },
  'records.types': { types: [] },
  'search.find': { groups: [] },
  'requests.inbox': {
    mine: [],
    others: [],
    othersTotal: 0,
    toPay: [],
    toPayTotal: 0,
    grants: 0,
    reviews: [],
  },
  'requestDrafts.list': [],
  'requests.mine': { items: [], next: null },
  'delegations.people': [],
  'requests.people': [],
  'access.people': [],
  'notices.list': { notices: [], unread: 0, more: false },
  'notices.read': { read: 0 },
};

const inside = (Object.keys(endpointMatrix) as readonly ProcedureName[]).filter(
  (name) => procedures[name].decided !== 'outside',
);

describe.each(inside)('%s', (procedure) => {
  test('is refused to whoever is not signed in', async () => {
    const reply = await post(served.app, `/t/${tenant.slug}/rpc/${procedure}`, await inputOf(procedure), '');
    expect([reply.status, reply.error?.code]).toEqual([401, 'not-signed-in']);
  });

  test('tells a member of another tenant nothing, not even that this one is there', async () => {
    const input = await inputOf(procedure);
    const [foreign, missing] = [
      await stranger.call(procedure, input, tenant.slug),
      await stranger.call(procedure, input, 'no-such-tenant'),
    ];
    expect([foreign.status, foreign.error?.code]).toEqual([404, 'not-found']);
    expect({ ...foreign.error, correlationId: '' }).toEqual({ ...missing.error, correlationId: '' });
    const named = ({ headers }: typeof foreign) => Object.keys(headers).toSorted();
    expect(named(foreign)).toEqual(named(missing));
    expect(foreign.headers['content-length']).toBe(missing.headers['content-length']);
  });

  test('is refused to a member without the permission, or comes back empty', async () => {
    const reply = await nobody.call(procedure, await inputOf(procedure));
    if (procedure in emptyHanded) {
      expect(reply.error).toBeNull();
      expect(reply.data).toEqual(emptyHanded[procedure]);
    } else if (procedure === 'me.get') {
      const { rooms } = (await nobody.call('me.get')).data;
      expect(Object.values(rooms).filter(({ allowed }) => allowed)).toEqual([]);
      expect(Object.keys(rooms).length).toBeGreaterThan(5);
    } else if (procedure === 'home.get') {
      const nothing = { inbox: null, drafts: null, checks: null, guests: null, unused: null, policy: null };
      expect(reply.data).toMatchObject({ ...nothing, team: null, refusals: null, chain: null });
      expect(reply.data).toMatchObject({ explains: false, access: { roles: [] }, grants: { count: 0 } });
    } else if (procedure === 'live.revisions') {
      // Every member's screens may know that something changed; of what, a number alone says nothing.
      expect(Object.keys(reply.data ?? {}).toSorted()).toEqual(['member', 'revisions', 'tenant']);
    } else if (procedure === 'delegations.list') {
      const none = { given: [], received: [], others: [] };
      expect(reply.data).toMatchObject({ ...none, create: { allowed: false } });
    } else if (procedure === 'simulate.form') {
      // What there is to ask about oneself: everybody may ask that; folders are for those who explain others.
      expect(reply.data).toMatchObject({ folders: [] });
    } else if (procedure === 'folders.list') {
      const none = { folders: [], names: {}, roles: [], holdings: [], scopes: [] };
      expect(reply.data).toMatchObject({ ...none, update: [], create: [], assign: [] });
    } else if (procedure === 'access.options' || procedure === 'access.ask') {
      // Whoever may do nothing yet is the one who has to ask for it.
      expect(reply.error).toBeNull();
    } else if (procedure === 'notices.wishes' || procedure === 'notices.wish') {
      // How they are told of what happens is everybody's own.
      expect(reply.data).toMatchObject({
        wishes: [{ topic: 'todo' }, { topic: 'outcome' }, { topic: 'ending' }],
      });
    } else if (procedure === 'access.list') {
      expect(reply.data).toMatchObject({ toDecide: [] });
    } else if (procedure === 'reviews.list') {
      expect(reply.data).toMatchObject({ reviews: [], start: { allowed: false }, roles: [], folders: [] });
    } else if (procedure === 'groups.list') {
      expect(reply.data).toMatchObject({ groups: [], make: { allowed: false } });
    } else if (procedure === 'people.guests') {
      expect(reply.data).toMatchObject({ guests: [] });
    } else if (procedure === 'records.list') {
      expect(reply.data).toMatchObject({ rows: [], readable: 0, next: null });
    } else if (procedure === 'requests.form') {
      expect(reply.data).toMatchObject({ create: { allowed: false }, folders: [], costTypes: [] });
    } else if (procedure === 'requests.preview') {
      expect(reply.data).toMatchObject({ submit: { allowed: false } });
    } else {
      expect([403, 404]).toContain(reply.status);
      expect(['forbidden', 'not-found']).toContain(reply.error?.code);
      expect(reply.data).toBeUndefined();
    }
  });
});

test('a record that may not be read and one that is not there get one answer', async () => {
  const [unreadable] = await tenant.rows<{ id: string }>(sql`select id from fin.payment_request limit 1`);
  for (const procedure of ['requests.get', 'requests.approve', 'requests.reject', 'requests.withdraw']) {
    const rest = procedure === 'requests.get' ? {} : { revision: 1 };
    const comment = procedure === 'requests.reject' ? { comment: 'No' } : {};
    const [there, missing] = [
      await nobody.call(procedure, { id: unreadable?.id, ...rest, ...comment }),
      await nobody.call(procedure, { id: randomUUID(), ...rest, ...comment }),
    ];
    expect(there.status).toBe(404);
    expect({ ...there.error, correlationId: '' }).toEqual({ ...missing.error, correlationId: '' });
  }
});

test('a denial is on record before the reply, with who, what and why', async () => {
  const before = await tenant.auditCount();
  const reply = await nobody.call('policy.current');
  expect(reply.error?.sentences).toEqual(['None of your roles here allows seeing policies.']);
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows<Record<string, unknown>>(
    sql`select actor, action, target_type, outcome, details, correlation_id from remit.audit_event order by id desc limit 1`,
  );
  expect(event).toMatchObject({
    actor: nobody.memberId,
    action: 'permission.refused',
    target_type: 'remit.Policy',
    outcome: 'deny',
    details: { procedure: 'policy.current', permission: 'remit.Policy:read' },
    correlation_id: reply.error?.correlationId,
  });
});

test('a denial that cannot be recorded is not given: the reply is that Remit is unavailable', async () => {
  const { withTenant } = served.store;
  const broken = Object.assign(served.store, {
    withTenant: ((id, mode, work) =>
      mode === 'write'
        ? Promise.reject(new Error('the audit cannot be written'))
        : withTenant(id, mode, work)) satisfies typeof withTenant,
  });
  try {
    const reply = await nobody.call('policy.current');
    expect([reply.status, reply.error?.code]).toEqual([503, 'unavailable']);
  } finally {
    Object.assign(broken, { withTenant });
  }
});

test('a database that is away is a 503, never a yes', async () => {
  const { withIdentity } = served.store;
  Object.assign(served.store, { withIdentity: () => Promise.reject(new Error('gone')) });
  try {
    expect((await nora.call('me.get')).status).toBeGreaterThanOrEqual(500);
  } finally {
    Object.assign(served.store, { withIdentity });
  }
});

describe('calls from elsewhere', () => {
  const headers = { host: 'localhost:4000', origin, 'content-type': 'application/json' };
  const approve = () => `/t/${tenant.slug}/rpc/requests.approve`;

  test.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling of our site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['plain text', { 'content-type': 'text/plain' }, 415],
    ['another host name', { host: 'evil.example' }, 404],
  ])('%s: a change is refused before anything is read of it', async (_, change, status) => {
    const before = await tenant.auditCount();
    const reply = await served.app.inject({
      method: 'POST',
      url: approve(),
      headers: { ...headers, cookie: nora.cookie, ...change },
      payload: '{}',
    });
    expect(reply.statusCode).toBe(status);
    expect(await tenant.auditCount()).toBe(before);
  });

  test('a change by GET is refused, also when it names another method', async () => {
    const get = { host: 'localhost:4000', cookie: nora.cookie, 'x-http-method-override': 'POST' };
    const reply = await served.app.inject({ method: 'GET', url: `${approve()}?input={}`, headers: get });
    expect(reply.statusCode).toBe(405);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('%s is refused', async (method) => {
    const reply = await served.app.inject({ method, url: approve(), headers });
    expect([404, 405]).toContain(reply.statusCode);
  });
});

test('replies of procedures are kept by nobody', async () => {
  for (const reply of [
    await nora.call('me.get'),
    await nobody.call('policy.current'),
    await nora.call('no.such'),
  ]) {
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  }
});

test('ten calls may share a request, each authorised by itself, and eleven may not', async () => {
  const batch = (caller: Caller, names: readonly string[]) =>
    served.app.inject({
      method: 'POST',
      url: `/t/${tenant.slug}/rpc/${names.join(',')}?batch=1`,
      headers: { host: 'localhost:4000', origin, cookie: caller.cookie, 'content-type': 'application/json' },
      payload: '{}',
    });
  const mixed = (await batch(nobody, ['me.get', 'policy.current', 'records.types'])).json();
  expect(
    mixed.map((reply: { error?: { data: { httpStatus: number } } }) => reply.error?.data.httpStatus ?? 200),
  ).toEqual([200, 403, 200]);
  expect((await batch(nora, Array<string>(10).fill('me.get'))).statusCode).toBe(200);
  expect((await batch(nora, Array<string>(10).fill('policy.current'))).statusCode).toBe(200);
  expect((await batch(nora, Array<string>(11).fill('me.get'))).statusCode).toBe(400);
});

test('a body over a megabyte is refused before it is read', async () => {
  const reply = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/policy.preview`,
    headers: { host: 'localhost:4000', origin, cookie: nora.cookie, 'content-type': 'application/json' },
    payload: JSON.stringify({ pad: 'x'.repeat(1024 * 1024) }),
  });
  expect(reply.statusCode).toBe(413);
});

test('a document nested as deep as a body can be is refused in words', async () => {
  const { data } = await nora.call('policy.current');
  const marker = { kind: 'constant', value: true };
  const document = { ...data.document, rules: [{ ...data.document.rules[0], when: marker }] };
  // Put in as text: the test would run out of stack where the server must not.
  const nested = `${'{"kind":"not","condition":'.repeat(20_000)}${JSON.stringify(marker)}${'}'.repeat(20_000)}`;
  const reply = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/policy.preview`,
    headers: { host: 'localhost:4000', origin, cookie: nora.cookie, 'content-type': 'application/json' },
    payload: JSON.stringify({ basedOn: data.version, document, member: nora.memberId }).replace(
      JSON.stringify(marker),
      nested,
    ),
  });
  expect(reply.statusCode).toBe(400);
  expect(reply.json().error.message).toContain('nested at most 100 deep');
});

test('the database answers for the health of the server', async () => {
  const reply = await served.app.inject({ method: 'GET', url: '/healthz' });
  expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }]);
});
