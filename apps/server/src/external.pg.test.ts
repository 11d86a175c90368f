import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyDocument } from '@remit/policy/document';
import { haldenWorks } from '@remit/sample/halden-works';
import { inDatabase } from '@remit/store/provision/database-address';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@remit/store/embedded/embedded-postgres';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { builtConsole } from './testing/built-console.ts';
import { callRemit } from './testing/call-remit.ts';
import { refusedStart } from './testing/refused-start.ts';
import { foundCounts, wantedCounts } from './testing/sample-counts.ts';
import { readyUrl, spawnRemit, type SpawnedRemit } from './testing/spawn-remit.ts';

// A server of somebody's own, as Remit sees it: it knows an address and no more.
const folder = mkdtempSync(join(tmpdir(), 'remit-external-'));
const unused = join(folder, 'unused');
let postgres: EmbeddedPostgres;
let environment: Readonly<Record<string, string>>;
let servers: readonly SpawnedRemit[] = [];
let urls: readonly string[] = [];

beforeAll(async () => {
  await builtConsole();
  postgres = await startEmbeddedPostgres({
    dataDir: folder,
    onProgress: () => undefined,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  environment = {
    DATABASE_URL: postgres.databaseUrl,
    IDENTITY_DATABASE_URL: postgres.databaseUrl,
    REMIT_SECRET: randomBytes(32).toString('hex'),
    // The PostgreSQL of the tests is older than what Remit asks of one that others can reach.
    REMIT_ALLOW_OLD_POSTGRES: 'yes',
  };
  servers = [spawnRemit(unused, environment), spawnRemit(unused, environment)];
  urls = await Promise.all(servers.map(readyUrl));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const [first, second] = [(): string => urls[0] ?? '', (): string => urls[1] ?? ''];

async function signIn(url: string, email: string): Promise<string> {
  const password = /password: (\S+)$/m.exec(servers[0]?.said().out ?? '')?.[1] ?? '';
  const { status, cookie } = await callRemit(url, '/rpc/session.signIn', { email, password });
  expect(status).toBe(200);
  return cookie;
}

const ask = (url: string, procedure: string, input: unknown, cookie: string) =>
  callRemit(url, `/t/halden/rpc/${procedure}`, input, cookie);

async function bySuperuser(database: string, statement: string): Promise<void> {
  await withMaintenance(inDatabase(postgres.databaseUrl, database), (sql) => sql.unsafe(statement));
}

describe('two servers side by side on a Postgres of their own', () => {
  test('started at once on nothing, they make everything once and tell the same password', async () => {
    expect(await foundCounts(postgres.databaseUrl)).toEqual(wantedCounts());
    const [one, other] = servers.map((server) => /password: (\S+)$/m.exec(server.said().out)?.[1]);
    expect(one).toBe(other);
    await signIn(second(), 'maya@brightwater.example');
  });

  test('whoever signs in to one is signed in to the other, and signed out of both', async () => {
    const cookie = await signIn(first(), 'tom@halden.example');
    expect((await ask(second(), 'me.get', null, cookie)).status).toBe(200);
    await callRemit(second(), '/rpc/session.signOut', null, cookie);
    expect((await ask(first(), 'me.get', null, cookie)).status).toBe(401);
  });

  test('what is published on one is obeyed by the very next call to the other', async () => {
    const [nora, alice] = [
      await signIn(first(), 'nora@halden.example'),
      await signIn(second(), 'alice@halden.example'),
    ];
    const margin = async (): Promise<unknown> => {
      const { data } = await ask(second(), 'records.list', { type: 'crm.Contract', limit: 1 }, alice);
      const columns = data['columns'] as readonly { field: string; visibility: string }[];
      return columns.find(({ field }) => field === 'margin')?.visibility;
    };
    expect(await margin()).toBe('readable');
    const { data: current } = await ask(first(), 'policy.current', null, nora);
    const document = current['document'] as PolicyDocument;
    const member = haldenWorks().logins.find(({ email }) => email === 'alice@halden.example')?.memberId;
    const draft = {
      basedOn: current['version'],
      member,
      document: {
        ...document,
        fieldRules: document.fieldRules.map((rule) =>
          rule.field === 'margin'
            ? { ...rule, visible: rule.visible?.filter((role) => role !== 'SalesRep') ?? [] }
            : rule,
        ),
      },
    };
    const { data: preview } = await ask(first(), 'policy.preview', draft, nora);
    const { effectHash } = preview['impact'] as { effectHash: string };
    const published = await ask(
      first(),
      'policy.publish',
      { ...draft, effectHash, reason: 'Margins are for finance' },
      nora,
    );
    expect(published.data).toEqual({ version: 2 });
    expect(await margin()).toBe('hidden');
  });

  test('of two who decide one request on two servers, one decides and the other is told', async () => {
    const [tom, henrik] = [
      await signIn(first(), 'tom@halden.example'),
      await signIn(second(), 'henrik@halden.example'),
    ];
    const { data } = await ask(
      first(),
      'requests.submit',
      {
        purpose: 'A pump for the other hall',
        amount: { minor: 90_000, currency: 'EUR' },
        department: '/operations/production',
        folder: '/operations/production',
      },
      tom,
    );
    const { id } = data;
    const { data: seen } = await ask(second(), 'requests.get', { id }, henrik);
    const decide = (url: string) => ask(url, 'requests.approve', { id, revision: seen['revision'] }, henrik);
    const answers = await Promise.all([decide(first()), decide(second())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    for (const url of urls) {
      expect((await ask(url, 'requests.get', { id }, tom)).data).toMatchObject({ status: 'approved' });
    }
  });
});

describe('a Postgres that Remit must not run on', () => {
  test('below the floor: it says what runs there, and how to accept the risk', async () => {
    expect(await refusedStart(unused, { ...environment, REMIT_ALLOW_OLD_POSTGRES: 'no' })).toMatch(
      /^127\.0\.0\.1:\d+ runs PostgreSQL 18\.\d+.*, which has holes in row security .*REMIT_ALLOW_OLD_POSTGRES=yes$/,
    );
  });

  test('that does not answer: it says where it looked, and not with which password', async () => {
    const away = new URL(postgres.databaseUrl);
    away.port = '1';
    const sentence = await refusedStart(unused, {
      ...environment,
      DATABASE_URL: away.href,
      IDENTITY_DATABASE_URL: away.href,
    });
    expect(sentence).toBe(
      'the database server 127.0.0.1:1 does not answer; start it, or put DATABASE_URL right',
    );
  });

  test.each([
    ['remit_app', 'superuser'],
    ['remit_identity', 'bypassrls'],
  ])('where %s was made %s: it names the login and the command that mends it', async (login, attribute) => {
    await bySuperuser('postgres', `alter role ${login} ${attribute}`);
    expect(await refusedStart(unused, environment)).toMatch(
      new RegExp(`the database role \`${login}\` may do more .* run: alter role ${login} nosuperuser`),
    );
    await bySuperuser('postgres', `alter role ${login} no${attribute}`);
  });

  test.each([
    ['remit_identity', 'identity'],
    ['remit_t_halden', 'remit'],
  ])('where %s was made by a newer Remit: it says so, and touches nothing', async (database, schema) => {
    const name = '9999_from_the_future.sql';
    await bySuperuser(database, `insert into ${schema}.migration (name, sha256) values ('${name}', 'x')`);
    expect(await refusedStart(unused, environment)).toBe(
      `the database \`${database}\` has the migration \`${name}\`, which this Remit does not know: a newer Remit has ` +
        'been here. Start that version, or restore a backup from before it',
    );
    await bySuperuser(database, `delete from ${schema}.migration where name = '${name}'`);
  });

  test('mended, it is accepted again, and stopping Remit leaves it running', async () => {
    const again = spawnRemit(unused, environment);
    await readyUrl(again);
    expect(await again.end('SIGTERM')).toBe(0);
    expect((await fetch(`${first()}/healthz`)).status).toBe(200);
  });
});
