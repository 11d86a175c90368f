import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyPassword } from '@remit/identity/password';
import type { Transaction } from '@remit/store/connection/transaction';
import { origin, serveSample, type Caller, type Served, type ServedTenant } from './testing/serve-sample.ts';

/** What is asked of a database while a call is under way, and how many rows come back. */
const sent: string[] = [];
const dialect = new PgDialect();

/** A transaction that notes what is asked in it. */
function watched<Tx extends Pick<Transaction, 'rows'>>(tx: Tx): Tx {
  const rows = async (query: SQL): Promise<readonly object[]> => {
    const found = await tx.rows(query);
    sent.push(`${dialect.sqlToQuery(query).sql} -> ${found.length}`);
    return found;
  };
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === 'db') sent.push('drizzle');
      return name === 'rows' ? rows : (Reflect.get(target, name) as unknown);
    },
  });
}

let served: Served;
let tenant: ServedTenant;
let other: ServedTenant;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  other = await served.addTenant();
  const { withTenant, withIdentity } = served.store;
  vi.spyOn(served.store, 'withTenant').mockImplementation((id, mode, work) => {
    sent.push(`a transaction in a tenant, ${mode}`);
    return withTenant(id, mode, (tx) => work(watched(tx)));
  });
  vi.spyOn(served.store, 'withIdentity').mockImplementation((work, mode) => {
    sent.push(`a transaction in the identity database, ${mode}`);
    return withIdentity((tx) => work(watched(tx)), mode);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await served.close();
});

/** Everything about a call that somebody outside could tell another from. */
interface Traces {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly statements: readonly string[];
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function traces(url: string, input: unknown, cookie: string, remoteAddress: string): Promise<Traces> {
  sent.length = 0;
  const reply = await served.app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { host: 'localhost:4000', origin, cookie, 'content-type': 'application/json' },
    payload: JSON.stringify(input),
  });
  const { date: _, ...headers } = reply.headers;
  return {
    status: reply.statusCode,
    headers,
    // An id of the call itself is in every error, and is another each time.
    body: reply.body.replaceAll(uuid, 'id'),
    // Of two databases that are asked at once, either may be the first.
    statements: sent.toSorted(),
  };
}

describe('signing in', () => {
  let place = 0;
  const guess = async (email: string, url = '/rpc/session.signIn', more: object = {}): Promise<Traces> =>
    traces(url, { email, password: 'not this one', ...more }, '', `198.18.9.${(place += 1)}`);
  const nobody = (): string => `nobody-${randomUUID()}@halden.example`;

  beforeAll(async () => {
    // What a process does once only must not be counted.
    await guess(nobody());
    await guess(tenant.emailOf('nora'));
  });

  test.each<[string, string, object]>([
    ['in a browser', '/rpc/session.signIn', {}],
    [
      'as an application',
      '/api/token',
      { grant: 'password', name: 'Payroll', binding: 'b'.repeat(40), code: '123456' },
    ],
  ])('%s, a wrong password and an unknown e-mail leave the same traces', async (_, url, more) => {
    const known = await guess(tenant.emailOf('alice'), url, more);
    expect(known.status).toBe(401);
    expect(known.statements.length).toBeGreaterThan(5);
    expect(await guess(nobody(), url, more)).toEqual(known);
  });

  test('an unknown e-mail costs the work of checking a password all the same', async () => {
    // What a processor did, in ms: others on the machine take no part in it.
    const work = async (of: () => Promise<unknown>): Promise<number> => {
      const before = process.cpuUsage();
      await of();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    const least = { check: Infinity, known: Infinity, unknown: Infinity };
    // Fewer than shut the door. Passwords of tests are cheap to check; what is compared with for nobody is as dear as any.
    for (let turn = 0; turn < 8; turn += 1) {
      least.check = Math.min(least.check, await work(() => verifyPassword(null, 'not this one')));
      least.known = Math.min(least.known, await work(() => guess(tenant.emailOf('tom'))));
      least.unknown = Math.min(least.unknown, await work(() => guess(nobody())));
    }
    expect(least.unknown - least.known).toBeGreaterThan(least.check / 3);
  });

  test('a login without a password, and one with a second factor, are no other than an unknown e-mail', async () => {
    const unknown = await guess(nobody());
    for (const [name, change] of [
      ['robin', sql`update identity.login set password_hash = null where email = ${tenant.emailOf('robin')}`],
      [
        'sana',
        sql`insert into identity.second_factor (login_id, secret, confirmed_at)
          select id, 'x', now() from identity.login where email = ${tenant.emailOf('sana')}`,
      ],
    ] as const) {
      await served.store.withIdentity((tx) => tx.rows(change));
      expect(await guess(tenant.emailOf(name))).toEqual(unknown);
    }
  });

  test('a login that is guessed at too often is no other than an unknown e-mail that is', async () => {
    const last = async (email: string): Promise<Traces> => {
      for (let tries = 0; tries < 10; tries += 1) await guess(email);
      return guess(email);
    };
    const known = await last(tenant.emailOf('henrik'));
    expect(known.status).toBe(429);
    expect(await last(nobody())).toEqual(known);
  });
});

describe('a tenant that one is not in', () => {
  test.each(['me.get', 'requests.inbox', 'policy.current', 'policy.publish', 'no.such'])(
    'is no other than one that is not there: %s',
    async (procedure) => {
      // Its own people are in it, so that the server knows all that it would know of it.
      await (await other.signIn('alice')).call('me.get');
      const asker = await tenant.signIn('alice');
      await asker.call('me.get');
      const ask = (slug: string): Promise<Traces> =>
        traces(`/t/${slug}/rpc/${procedure}`, {}, asker.cookie, '127.0.0.1');
      const foreign = await ask(other.slug);
      expect(foreign.status).toBe(404);
      expect(await ask(`t${randomUUID().slice(0, 8)}`)).toEqual(foreign);
    },
  );
});

describe('a record that one may not see', () => {
  let asker: Caller;
  /** Of the other tenant, and of one's own behind what one may read. */
  let request: { readonly foreign: string; readonly hidden: string };
  let member: { readonly foreign: string; readonly hidden: string };

  beforeAll(async () => {
    // Somebody who reads their own requests and nobody else's, and no members at all.
    asker = await tenant.signIn('tom');
    await asker.call('me.get');
    const make = async (where: ServedTenant): Promise<{ request: string; member: string }> => {
      const [made] = await where.rows<{ request: string; member: string }>(sql`
        insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency,
          department, submitter, status, submitted_at)
        select tenant_id, gen_random_uuid(), '/operations/production', 'I-' || gen_random_uuid(), 'Unseen', 10000,
          'EUR', '/operations/production', id, 'waiting', now()
        from remit.member where department = '/operations/production' limit 1
        returning id as request, submitter as member`);
      if (made === undefined) throw new Error('nobody works there');
      return made;
    };
    const [own, foreign] = [await make(tenant), await make(other)];
    request = { hidden: own.request, foreign: foreign.request };
    const [stranger] = await other.rows<{ id: string }>(sql`
      insert into remit.member
      select (jsonb_populate_record(m, jsonb_build_object(
        'id', gen_random_uuid(), 'person', gen_random_uuid(), 'email', 'stranger@halden.example'))).*
      from remit.member m where id = ${foreign.member} returning id`);
    if (stranger === undefined) throw new Error('nobody came');
    member = { hidden: own.member, foreign: stranger.id };
  });

  test.each<[string, 'request' | 'member', (id: string) => unknown]>([
    ['requests.get', 'request', (id) => ({ id })],
    ['requests.approve', 'request', (id) => ({ id, revision: 1 })],
    ['requests.withdraw', 'request', (id) => ({ id, revision: 1 })],
    ['people.get', 'member', (id) => ({ member: id })],
    ['people.access', 'member', (id) => ({ member: id })],
    ['people.suspend', 'member', (id) => ({ member: id })],
  ])('is no other than one that is not there: %s', async (procedure, kind, input) => {
    const ask = (id: string): Promise<Traces> =>
      traces(`/t/${tenant.slug}/rpc/${procedure}`, input(id), asker.cookie, '127.0.0.1');
    const ids = kind === 'request' ? request : member;
    await ask(randomUUID());
    const nothing = await ask(randomUUID());
    expect(nothing.status).toBe(404);
    expect(await ask(ids.foreign)).toEqual(nothing);
    // There is a row to read; all that is asked, and all that is answered, is the same.
    const asked = ({ statements, ...reply }: Traces): unknown => ({
      ...reply,
      statements: statements.map((statement) => statement.replace(/ -> \d+$/, '')),
    });
    expect(asked(await ask(ids.hidden))).toEqual(asked(nothing));
  });
});
