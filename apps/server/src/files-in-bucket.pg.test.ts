import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readAttachment } from '@remit/store/files/attachments';
import { fileBucket } from '@remit/store/files/file-bucket';
import type { FilePlaces } from '@remit/store/files/file-places';
import { keyRing } from '@remit/store/secrets/key-ring';
import { moveFiles } from '@remit/store/move/move-files';
import { rotateAttachments } from '@remit/store/files/rotate-attachments';
import { sweepFiles } from '@remit/store/files/sweep-files';
import { makeTestTenant } from '@remit/testkit/postgres';
import { type S3Double, s3Double } from '@remit/testkit/s3-double';
import { tidyFiles } from './files-clock.ts';
import { type Caller, origin, type Served, serveSample, type ServedTenant } from './testing/serve-sample.ts';

const pdf = Buffer.from('%PDF-1.7\nThe invoice of the lathe, € 240\n', 'utf8');
const department = '/operations/production';
let double: S3Double;
let keepIn: FilePlaces['keepIn'] = 'bucket';
let served: Served;
let tenant: ServedTenant;
let tom: Caller;
let id: string;

beforeAll(async () => {
  double = await s3Double();
  const bucket = fileBucket(double.address);
  const files: FilePlaces = {
    bucket,
    get keepIn() {
      return keepIn;
    },
  };
  served = await serveSample({ files });
  tenant = await served.addTenant();
  tom = await tenant.signIn('tom');
});
beforeEach(async () => {
  await tenant.rows(sql`delete from fin.payment_request_file`);
  double.objects.clear();
  double.trouble = null;
  keepIn = 'bucket';
  id = await submitted();
});
afterAll(async () => {
  // Whoever rotates keys after this has no such bucket.
  await tenant.rows(sql`delete from fin.payment_request_file`);
  await served.close();
  await double.close();
});

async function submitted(): Promise<string> {
  const made = {
    purpose: 'Lathe',
    amount: { minor: 24_000, currency: 'EUR' },
    department,
    folder: department,
  };
  const { error, data } = await tom.call('requests.submit', made);
  if (error !== null) throw new Error(error.message);
  return data.id;
}

const headers = { host: 'localhost:4000', origin };
const revisionOf = async (): Promise<number> => (await tom.call('requests.get', { id })).data.revision;

async function send(name = 'invoice.pdf') {
  const offered = { id, revision: await revisionOf(), name, size: pdf.length };
  const { data } = await tom.call('attachments.offer', offered);
  return served.app.inject({
    method: 'PUT',
    url: data.url,
    headers: { ...headers, cookie: tom.cookie, 'content-type': 'application/octet-stream' },
    payload: pdf,
  });
}

async function fetched() {
  const [file] = (await tom.call('attachments.list', { id })).data.files;
  return served.app.inject({
    method: 'GET',
    url: file?.link ?? '',
    headers: { ...headers, cookie: tom.cookie },
  });
}

const rows = () =>
  tenant.rows<{ id: string; inRow: boolean; bucket: string | null }>(sql`
    select id, sealed is not null as "inRow", bucket from fin.payment_request_file where record_id = ${id}`);
const keys = (): readonly string[] => [...double.objects.keys()];
/** What is older than an hour, by the clock of the bucket. */
const age = (): void => {
  for (const [key, { bytes }] of double.objects) {
    double.objects.set(key, { bytes, since: Date.now() - 2 * 3_600_000 });
  }
};

test('a file lies sealed in the bucket under its tenant and its id, and comes back as it was sent', async () => {
  expect((await send()).statusCode).toBe(204);
  const [row] = await rows();
  expect(row).toMatchObject({ inRow: false, bucket: expect.stringMatching(/\/files\/remit$/) });
  expect(keys()).toEqual([`remit/${tenant.id}/${row?.id}`]);
  expect([...double.objects.values()][0]?.bytes.includes('invoice of the lathe')).toBe(false);
  expect((await fetched()).rawPayload.equals(pdf)).toBe(true);
});

test('an export of the tenant has what lies in the bucket, as it lies there', async () => {
  await send();
  const [row] = await rows();
  const [object] = [...double.objects.values()];
  const act = { loginId: null, operator: null, reason: 'they asked for it', correlationId: randomUUID() };
  const lines: string[] = [];
  const write = async (text: string) => void lines.push(...text.trimEnd().split('\n'));
  const exporting = () =>
    served.store.exportTenant({ tenantId: tenant.id, act, write, onProgress: () => undefined });
  const { tables } = await exporting();
  const line = { file: row?.id, sealed: `\\x${object?.bytes.toString('hex')}` };
  expect(lines.map((each): unknown => JSON.parse(each))).toContainEqual(line);
  expect(tables.at(-1)).toMatchObject({ table: 'files in the bucket', rows: 1 });
  double.objects.clear();
  await expect(exporting()).rejects.toThrow(/is not in .* any more/);
});

test('of a file that the bucket does not take nothing is kept, and whoever sent it is told to try again', async () => {
  const before = await revisionOf();
  double.trouble = 'gone';
  const reply = await send();
  expect(reply.statusCode).toBe(503);
  expect(reply.json().error.message).toBe('files cannot be kept or fetched just now; try again in a moment');
  expect([await rows(), await revisionOf(), keys()]).toEqual([[], before, []]);
  double.trouble = null;
  expect((await send()).statusCode).toBe(204);
  double.trouble = 'gone';
  expect((await fetched()).statusCode).toBe(503);
});

test('a file moves with what is set and is fetched from where it lies; one of another bucket is not guessed at', async () => {
  await send();
  keepIn = 'database';
  await send('second.pdf');
  const move = () =>
    moveFiles({ store: { ...served.store, listTenants: mine }, onProgress: () => undefined });
  expect(await move()).toBe(1);
  expect(await move()).toBe(0);
  expect(keys()).toEqual([]);
  expect((await rows()).map(({ inRow }) => inRow)).toEqual([true, true]);
  expect((await fetched()).rawPayload.equals(pdf)).toBe(true);
  keepIn = 'bucket';
  expect(await move()).toBe(2);
  expect(keys()).toHaveLength(2);
  expect((await fetched()).rawPayload.equals(pdf)).toBe(true);
  await tenant.rows(sql`update fin.payment_request_file set bucket = 'https://elsewhere.example/files'`);
  expect((await fetched()).statusCode).toBe(503);
});

const mine = async () => (await served.store.listTenants()).filter((each) => each.id === tenant.id);

test('a file in the bucket is sealed anew under the next key, where it lies', async () => {
  await send();
  const [row] = await rows();
  const next = keyRing(Buffer.alloc(32, 1), [Buffer.alloc(32, 2)]);
  const { files, withTenant, keys: ring } = served.store;
  const under = {
    files,
    withTenant,
    listTenants: mine,
    keys: { current: next.current, old: [ring.current] },
  };
  expect(await rotateAttachments({ store: under, onProgress: () => undefined })).toBe(1);
  expect(await rotateAttachments({ store: under, onProgress: () => undefined })).toBe(0);
  await expect(readAttachment(served.store, tenant.id, row?.id ?? '')).rejects.toThrow(
    'under a key that is not there',
  );
  const anew = await readAttachment(
    { ...under, keys: { current: next.current, old: [] } },
    tenant.id,
    row?.id ?? '',
  );
  expect(Buffer.from(anew ?? []).equals(pdf)).toBe(true);
});

test('what no file is in any more leaves the bucket after an hour, and all of a tenant with the tenant', async () => {
  await send();
  await send('second.pdf');
  const [file] = (await tom.call('attachments.list', { id })).data.files;
  await tom.call('attachments.remove', { id, file: file?.id, revision: await revisionOf() });
  double.objects.set(`remit/${tenant.id}/${randomUUID()}`, { bytes: pdf, since: Date.now() });
  const stranger = `remit/${randomUUID()}/${randomUUID()}`;
  double.objects.set(stranger, { bytes: pdf, since: Date.now() });
  expect(await sweepFiles(served.store, tenant.id)).toBe(0);
  age();
  expect(await sweepFiles(served.store, tenant.id)).toBe(2);
  const [left] = await rows();
  expect(keys().toSorted()).toEqual([`remit/${tenant.id}/${left?.id}`, stranger].toSorted());
  const { store } = served;
  const gone = await makeTestTenant(store);
  double.objects.set(`remit/${gone.id}/${randomUUID()}`, { bytes: pdf, since: Date.now() });
  const act = { loginId: null, operator: null, reason: 'the customer left', correlationId: randomUUID() };
  await store.lifecycle.remove(gone.id, 1, act);
  await store.withIdentity((tx) =>
    tx.rows(sql`update identity.tenant set purge_at = now() where id = ${gone.id}`),
  );
  await store.purgeTenant(gone.id, act);
  expect(keys().toSorted()).toEqual([`remit/${tenant.id}/${left?.id}`, stranger].toSorted());
});

test('files of a closed request go once the tenant keeps them no longer, with one event; one that waits keeps its own', async () => {
  const waiting = id;
  await send();
  id = await submitted();
  await send();
  const revision = await revisionOf();
  expect((await tom.call('requests.withdraw', { id, revision })).error).toBeNull();
  const tidy = (days: number) => tidyFiles(served, tenant.id, () => false, days * 86_400_000);
  const left = async () => {
    const files = await tenant.rows<{ record: string }>(
      sql`select record_id as record from fin.payment_request_file`,
    );
    return files.map(({ record }) => record).toSorted();
  };
  await tidy(10_000);
  expect(await left()).toEqual([waiting, id].toSorted());
  await served.store.withIdentity((tx) =>
    tx.rows(sql`
      insert into identity.flag_setting (flag, tenant_id, value, percent)
      values ('filesKept', ${tenant.id}, '"1 year"', 100)`),
  );
  await tidy(364);
  expect(await left()).toEqual([waiting, id].toSorted());
  await tidy(367);
  await tidy(367);
  expect(await left()).toEqual([waiting]);
  const events = await tenant.rows<{ details: unknown }>(sql`
    select details from remit.audit_event where action = 'request.cleared' and target_id = ${id}`);
  expect(events).toMatchObject([
    { details: { kept: '1 year', files: [{ name: 'invoice.pdf', bytes: pdf.length }] } },
  ]);
});
