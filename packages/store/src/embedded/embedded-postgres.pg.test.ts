import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTestTenant, testSecret } from '@remit/testkit/postgres';
import { openConnection } from '../connection/connection.ts';
import { processStart } from './process-start.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { StoreError } from '../errors.ts';
import { openStore, type Store } from '../open-store.ts';

let folder: string;
let running: EmbeddedPostgres | null;
let troubles: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-embedded-'));
  running = null;
  troubles = [];
});
afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir: string = folder): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: (sentence) => troubles.push(sentence),
  });
  return running;
}

async function ask<T extends object>(address: string, text: string): Promise<readonly T[]> {
  const client = postgres(address, { max: 1, fetch_types: false });
  try {
    return await client.unsafe<T[]>(text);
  } finally {
    await client.end();
  }
}

function openOn({ databaseUrl }: EmbeddedPostgres): Promise<Store> {
  return openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: testSecret,
    poolSize: 4,
    embedded: true,
    onProgress: () => undefined,
  });
}

test('an empty folder becomes a database, which is there again at the next start', async () => {
  const first = await start();
  await ask(first.databaseUrl, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await start();
  expect(await ask(second.databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
  running = null;
});

test('nobody but this machine reaches it, there with a password alone, and what is written is on the disk', async () => {
  const { databaseUrl } = await start();
  const [found] = await ask(
    databaseUrl,
    `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
      current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
      (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as methods`,
  );
  expect(found).toEqual({
    addresses: '127.0.0.1',
    // In a folder that only the server's user can enter, which is looked at below.
    sockets: join(realpathSync(folder), 'postgres'),
    fsync: 'on',
    pages: 'on',
    commit: 'on',
    checksums: 'on',
    methods: 'scram-sha-256',
  });
  const stranger = new URL(databaseUrl);
  stranger.password = 'guess';
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
});

/** The address by which the server sees itself called; null by a socket in a folder. */
async function calledAt({ databaseUrl }: EmbeddedPostgres): Promise<unknown> {
  const connection = await openConnection(databaseUrl, {});
  try {
    const [row] = await connection.send<{ address: string | null }>(
      'select inet_server_addr()::text as address',
    );
    return row?.address;
  } finally {
    await connection.close();
  }
}

test('whoever runs it calls it by its socket, also after it was killed', async () => {
  const embedded = await start();
  expect(await calledAt(embedded)).toBeNull();
  process.kill(embedded.pid() ?? 0, 'SIGKILL');
  await expect.poll(() => troubles, { timeout: 60_000 }).toContain('PostgreSQL runs again');
  expect(await calledAt(embedded)).toBeNull();
});

test('a server that is down and has no socket is unavailable, as one without a port is', async () => {
  const embedded = await start();
  const { port } = new URL(embedded.databaseUrl);
  rmSync(join(folder, 'postgres', `.s.PGSQL.${port}`));
  const failed = await openConnection(embedded.databaseUrl, {}).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 'unavailable' });
  expect(failed).toBeInstanceOf(StoreError);
});

test('a socket that a killed server left behind is gone at the next start', async () => {
  const first = await start();
  await first.stop();
  const left = join(folder, 'postgres', '.s.PGSQL.1');
  for (const path of [left, `${left}.lock`]) writeFileSync(path, '');
  await start();
  expect([left, `${left}.lock`].filter((path) => existsSync(path))).toEqual([]);
});

test.each([
  ['longer than the path of a socket may be', 'a'.repeat(90)],
  ['with a name that the setting would have to quote', 'one, two'],
])('it is called at its port in a folder %s', async (_, name) => {
  chmodSync(folder, 0o711);
  const embedded = await start(join(folder, name));
  expect(await calledAt(embedded)).toBe('127.0.0.1/32');
});

test('a folder in use is refused to a second start, which names the process', async () => {
  const first = await start();
  const second = startEmbeddedPostgres({
    dataDir: folder,
    onProgress: () => undefined,
    onTrouble: () => undefined,
  });
  await expect(second).rejects.toMatchObject({
    code: 'refused',
    publicMessage: expect.stringMatching(
      new RegExp(`another Remit \\(process ${process.pid}\\) is running on`),
    ),
  });
  expect(await ask(first.databaseUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a lock that a process left behind is taken over', async () => {
  // The id of a process that is over, and one of a process that is another by now.
  const over = spawn('true');
  await new Promise((resolve) => over.once('close', resolve));
  for (const stale of [`${over.pid} 1`, `${process.ppid} 1`, 'not a lock at all', '']) {
    writeFileSync(join(folder, 'remit.lock'), stale);
    await (await start()).stop();
    running = null;
    expect(existsSync(join(folder, 'remit.lock'))).toBe(false);
  }
});

test('a first start that was broken off is begun again', async () => {
  mkdirSync(join(folder, 'postgres.new'));
  writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18\n');
  writeFileSync(join(folder, 'postgres.password'), 'half');
  const { databaseUrl } = await start();
  expect(await ask(databaseUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
});

test('kill -9 of the server: calls fail as unavailable meanwhile, and succeed again by themselves', async () => {
  const server = await start();
  const store = await openOn(server);
  const tenant = await makeTestTenant(store);
  const read = () =>
    store.withTenant(tenant.id, 'read', (tx) =>
      tx.rows<{ slug: string }>(sql`select slug from remit.tenant`),
    );
  const written = await read();
  const before = server.pid();

  // Until it is back every call must fail in one way; none may hang and none may answer wrongly.
  const failures: unknown[] = [];
  process.kill(before ?? 0, 'SIGKILL');
  for (;;) {
    const outcome = await read().catch((error: unknown) => error);
    if (outcome instanceof Error) failures.push(outcome);
    else if (server.pid() !== before && server.pid() !== null) {
      expect(outcome).toEqual(written);
      break;
    }
  }
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.every((error) => error instanceof StoreError && error.code === 'unavailable')).toBe(true);
  expect(troubles).toEqual(['PostgreSQL ended by itself; starting it again', 'PostgreSQL runs again']);
  await store.close();
});

describe('kill -9 of Remit', () => {
  async function startElsewhere(): Promise<{ child: ChildProcess; serverPid: number }> {
    const script = `
      import { startEmbeddedPostgres } from ${JSON.stringify(fileURLToPath(new URL('embedded-postgres.ts', import.meta.url)))};
      const server = await startEmbeddedPostgres({
        dataDir: ${JSON.stringify(folder)}, onProgress: () => undefined, onTrouble: () => undefined });
      console.log(server.pid());
      process.on('SIGTERM', () => server.stop().then(() => process.exit()));
      setInterval(() => undefined, 1_000);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await new Promise<string[]>((resolve) => {
      createInterface({ input: child.stdout }).once('line', (text) => resolve([text]));
    });
    return { child, serverPid: Number(line) };
  }

  async function ended(child: ChildProcess): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once('close', resolve));
    }
  }

  test('leaves a server that the next start stops in order, by whichever path it comes', async () => {
    const { child, serverPid } = await startElsewhere();
    child.kill('SIGKILL');
    await ended(child);
    expect(processStart(serverPid)).not.toBeNull();
    const link = `${folder}.link`;
    symlinkSync(folder, link);
    const { databaseUrl, pid } = await start(link);
    rmSync(link);
    expect(processStart(serverPid)).toBeNull();
    expect(pid()).not.toBe(serverPid);
    expect(await ask(databaseUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  test('and of the server leaves a folder that the next start recovers', async () => {
    const { child, serverPid } = await startElsewhere();
    const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
    const password = readFileSync(join(folder, 'postgres-password'), 'utf8');
    await ask(
      `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      'create table kept as select 7 as answer',
    );
    child.kill('SIGKILL');
    process.kill(serverPid, 'SIGKILL');
    await ended(child);
    const { databaseUrl } = await start();
    expect(await ask(databaseUrl, 'select answer from kept')).toEqual([{ answer: 7 }]);
  });

  test('a folder that another process holds is refused, naming that process', async () => {
    const { child } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      publicMessage: expect.stringContaining(`another Remit (process ${child.pid})`),
    });
    child.kill('SIGTERM');
    await ended(child);
    await expect(start()).resolves.toBeDefined();
  });
});

describe('what stands in the way is said in a sentence', () => {
  const refusal = (pattern: RegExp): object => ({
    code: 'refused',
    publicMessage: expect.stringMatching(pattern),
  });

  test('a folder that cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(start(join(folder, 'file', 'data'))).rejects.toMatchObject(
      refusal(/cannot write to its data folder .*REMIT_DATA_DIR/),
    );
  });

  test('a database of another version', async () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject(
      refusal(/holds a database of PostgreSQL 17; this Remit brings/),
    );
  });

  test('a database that PostgreSQL does not start on, in its own words', async () => {
    const first = await start();
    await first.stop();
    running = null;
    writeFileSync(join(folder, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toMatchObject(refusal(/did not start on .*FATAL/));
    expect(existsSync(join(folder, 'remit.lock'))).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)(
    'a closed folder above the data folder, when Remit runs as root',
    async () => {
      mkdirSync(join(folder, 'closed'));
      chmodSync(folder, 0o711);
      chmodSync(join(folder, 'closed'), 0o700);
      await expect(start(join(folder, 'closed', 'data'))).rejects.toMatchObject(
        refusal(/who may not pass through `.*closed`.*chmod o\+x/),
      );
    },
  );
});
