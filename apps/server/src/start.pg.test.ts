import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, type TestContext } from 'vitest';
import { inDatabase } from '@remit/store/provision/database-address';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { builtConsole } from './testing/built-console.ts';
import { callRemit, longestCall, signInTo } from './testing/call-remit.ts';
import { expectKept, superuserOf } from './testing/kept-requests.ts';
import { postgresOf } from './testing/postgres-gone.ts';
import { refusedStart } from './testing/refused-start.ts';
import { smallDisk, type SmallDisk } from './testing/small-disk.ts';
import { readyUrl, spawnRemit, type SpawnedRemit } from './testing/spawn-remit.ts';
import { submitStream } from './testing/submit-stream.ts';

const isRoot = process.getuid?.() === 0;

let folder: string;
let disk: SmallDisk | null;
let remit: SpawnedRemit | null;

beforeAll(builtConsole);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-start-'));
  chmodSync(folder, 0o755);
  disk = null;
  remit = null;
});
afterEach(async () => {
  const isGone = postgresOf(folder);
  await remit?.end('SIGTERM');
  await isGone(5_000);
  disk?.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** A small disk for a test, unmounted after it; where none can be had, the test is skipped and says so. */
function mounted(megabytes: number, context: TestContext): SmallDisk {
  disk = smallDisk(megabytes);
  return disk ?? context.skip('this process may not mount a small disk');
}

test('every wrong setting is named at once, each with its rule and an example', async () => {
  const sentence = await refusedStart(folder, {
    REMIT_PORT: '70000',
    REMIT_SAMPLE: 'maybe',
    REMIT_POOL_SIZE: '0',
  });
  expect(sentence.split('\n').toSorted()).toEqual([
    'REMIT_POOL_SIZE is `0`; it must be a whole number from 1 to 200. Example: REMIT_POOL_SIZE=20',
    expect.stringMatching(/^REMIT_PORT is `70000`; it must be .*0 to 65535.* Example: REMIT_PORT=\d+$/),
    'REMIT_SAMPLE is `maybe`; it must be yes or no. Example: REMIT_SAMPLE=no',
  ]);
});

test('a data folder that is a file is told as one', async () => {
  const file = join(folder, 'data');
  writeFileSync(file, 'not a folder');
  const wanted = 'is a file; move it away, or name a folder with REMIT_DATA_DIR';
  expect(await refusedStart(file)).toBe(`the data folder \`${file}\` ${wanted}`);
});

test('a data folder that cannot be written is named, with what would help', async (context) => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o555 });
  if (isRoot) {
    // Nothing is closed to root but a disk that takes no writes.
    mounted(1, context).readOnly();
  }
  const data = join(disk?.folder ?? closed, 'data');
  expect(await refusedStart(data)).toBe(
    `Remit cannot write to its data folder \`${data}\` (${isRoot ? 'EROFS' : 'EACCES'}); ` +
      'make it writable for the user who runs Remit, or name another with REMIT_DATA_DIR',
  );
});

test('a folder above that PostgreSQL may not pass through is named, with the command that opens it', async (context) => {
  if (!isRoot) context.skip('PostgreSQL runs as the user who runs this');
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const sentence = await refusedStart(join(closed, 'data'));
  expect(sentence).toContain(`who may not pass through \`${closed}\``);
  expect(sentence).toContain('REMIT_DATA_DIR');
  expect(sentence).toMatch(new RegExp(`chmod o\\+x ${closed}$`));
});

test('a folder in use is refused to a second Remit, which names the process that has it', async () => {
  const first = spawnRemit(folder);
  remit = first;
  await first.saw(/checking the database server…/);
  expect(await refusedStart(folder)).toBe(
    `another Remit (process ${first.pid}) is running on \`${folder}\`; ` +
      'stop it first, or give this one a folder of its own with REMIT_DATA_DIR',
  );
});

test('a disk with too little room is told before anything is written to it', async (context) => {
  const { folder } = mounted(24, context);
  expect(await refusedStart(join(folder, 'data'))).toMatch(
    /^the disk that holds `.*` has \d+ MB left and Remit needs 160 MB: free some space on it and start Remit again$/,
  );
});

test('on a disk that fills up, writes are unavailable and say why, and succeed by themselves when there is room', async (context) => {
  const disk = mounted(300, context);
  const data = join(disk.folder, 'data');
  remit = spawnRemit(data);
  const url = await readyUrl(remit);
  const cookie = await signInTo(url, data, 'tom@halden.example');
  const stream = submitStream(url, cookie, 'Full');
  const superuser = inDatabase(superuserOf(data), 'postgres');
  await stream.until(() => stream.acknowledged.length > 0);
  disk.fill();
  // First tables cannot grow, which fails the statement alone.
  await stream.until(() =>
    stream.refused.some(({ error }) => error?.message.includes('disk is full') === true),
  );
  expect((await callRemit(url, '/t/halden/rpc/requests.form', null, cookie)).status).toBe(200);
  // Then the log cannot, which takes the whole server down until there is room again.
  const fallen = stream.refused.length;
  await withMaintenance(superuser, async (sql) => {
    for (;;) await sql`select pg_switch_wal(), pg_logical_emit_message(false, 'test', 'next segment')`;
  }).catch(() => undefined);
  await stream.until(() => stream.refused.length > fallen + 10);
  disk.free();
  const before = stream.acknowledged.length;
  await stream.until(() => stream.acknowledged.length > before + 5);
  await stream.stop();
  for (const { status, error, took } of stream.refused) {
    expect([status, error?.code]).toEqual([503, 'unavailable']);
    expect(took).toBeLessThan(longestCall);
  }
  await expectKept(data, 'Full', stream);
});
