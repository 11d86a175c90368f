import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyRing } from '@remit/store/secrets/key-ring';
import { readAttachment } from '@remit/store/files/attachments';
import { rotateAttachments } from '@remit/store/files/rotate-attachments';
import { publishChanged } from './testing/approval-tenant.ts';
import { type Caller, origin, type Served, serveSample, type ServedTenant } from './testing/serve-sample.ts';

const pdf = Buffer.from('%PDF-1.7\nThe invoice of the lathe, € 240\n', 'utf8');
const department = '/operations/production';
let served: Served;
let tenant: ServedTenant;
let other: ServedTenant;
let tom: Caller;
let henrik: Caller;
let id: string;

beforeAll(async () => {
  served = await serveSample();
  [tenant, other] = [await served.addTenant(), await served.addTenant()];
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
});
beforeEach(async () => {
  const made = {
    purpose: 'Lathe',
    amount: { minor: 24_000, currency: 'EUR' },
    department,
    folder: department,
  };
  const submitted = await tom.call('requests.submit', made);
  if (submitted.error !== null) throw new Error(submitted.error.message);
  id = submitted.data.id;
});
afterAll(() => served.close());

const headers = { host: 'localhost:4000', origin };
const revisionOf = async (): Promise<number> => (await tom.call('requests.get', { id })).data.revision;

async function offer(caller: Caller, name: string, size: number) {
  return caller.call('attachments.offer', { id, revision: await revisionOf(), name, size });
}

const put = (caller: Caller, url: string, content: Buffer, more: Readonly<Record<string, string>> = {}) =>
  served.app.inject({
    method: 'PUT',
    url,
    headers: { ...headers, cookie: caller.cookie, 'content-type': 'application/octet-stream', ...more },
    payload: content,
  });

const get = (caller: Caller, url: string) =>
  served.app.inject({ method: 'GET', url, headers: { ...headers, cookie: caller.cookie } });

async function send(name: string, content: Buffer) {
  const offered = await offer(tom, name, content.length);
  expect(offered.error).toBeNull();
  return put(tom, offered.data.url, content);
}

async function filesFor(caller: Caller) {
  const reply = await caller.call('attachments.list', { id });
  expect(reply.error).toBeNull();
  return reply.data;
}

async function linkFor(caller: Caller): Promise<string> {
  return (await filesFor(caller)).files[0]?.link ?? '';
}

describe('a file of a request', () => {
  test('comes to whoever decides it as it was sent, to be kept and not to be opened', async () => {
    expect((await send('Rechnung „März“.pdf', pdf)).statusCode).toBe(204);
    const { files, change } = await filesFor(henrik);
    expect(files).toMatchObject([{ name: 'Rechnung „März“.pdf', mediaType: 'application/pdf' }]);
    expect(files[0]).toMatchObject({ bytes: pdf.length, by: { id: tom.memberId } });
    expect(change.allowed).toBe(false);
    const reply = await get(henrik, files[0]?.link ?? '');
    expect(reply.statusCode).toBe(200);
    expect(reply.rawPayload.equals(pdf)).toBe(true);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="Rechnung _M_rz_.pdf"; filename*=UTF-8\'\'Rechnung%20%E2%80%9EM%C3%A4rz%E2%80%9C.pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
  });

  test('lies sealed, opens in no other row, and is sealed anew under the next key', async () => {
    await send('invoice.pdf', pdf);
    const [row] = await tenant.rows<{ id: string; sealed: Uint8Array }>(
      sql`select id, sealed from fin.payment_request_file where record_id = ${id}`,
    );
    if (row === undefined) throw new Error('no file was kept');
    expect(Buffer.from(row.sealed).includes('invoice of the lathe')).toBe(false);
    const read = (at: ServedTenant, file: string) => readAttachment(served.store, at.id, file);
    expect(Buffer.from((await read(tenant, row.id)) ?? []).equals(pdf)).toBe(true);
    const copy = randomUUID();
    await tenant.rows(sql`
      insert into fin.payment_request_file
        (tenant_id, id, record_id, name, media_type, bytes, sha256, member_id, sealed)
      select tenant_id, ${copy}, record_id, name, media_type, bytes, sha256, member_id, sealed
      from fin.payment_request_file where id = ${row.id}`);
    await expect(read(tenant, copy)).rejects.toThrow('belongs to another row');
    await tenant.rows(sql`delete from fin.payment_request_file where id = ${copy}`);

    const next = keyRing(Buffer.alloc(32, 1), [Buffer.alloc(32, 2)]);
    const keys = { current: next.current, old: [served.store.keys.current] };
    const placement = (await served.store.listTenants()).find((each) => each.id === tenant.id);
    if (placement === undefined) throw new Error('a tenant that was there is gone');
    const { files, withTenant } = served.store;
    const store = { keys, files, withTenant, listTenants: async () => [placement] };
    const rotate = () => rotateAttachments({ store, onProgress: () => undefined });
    expect(await rotate()).toBeGreaterThan(0);
    expect(await rotate()).toBe(0);
    await expect(read(tenant, row.id)).rejects.toThrow('under a key that is not there');
    const under = { current: next.current, old: [] };
    const anew = await readAttachment({ keys: under, files, withTenant }, tenant.id, row.id);
    expect(Buffer.from(anew ?? []).equals(pdf)).toBe(true);
    await tenant.rows(sql`delete from fin.payment_request_file`);
  });

  test('is in the record with its hash when it is added and when it is removed, and is then gone', async () => {
    await send('invoice.pdf', pdf);
    const [file] = (await filesFor(tom)).files;
    const removal = { id, file: file?.id, revision: await revisionOf() };
    const removed = await tom.call('attachments.remove', removal);
    expect(removed.data.files).toEqual([]);
    expect((await tom.call('attachments.remove', { ...removal, revision: await revisionOf() })).status).toBe(
      404,
    );
    const events = await tenant.rows<{ action: string; details: unknown }>(sql`
      select action, details from remit.audit_event
      where target_id = ${id} and outcome = 'allow' and action like 'request.%tached' order by id`);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(events).toMatchObject([
      { action: 'request.attached', details: { file: { name: 'invoice.pdf', sha256, bytes: pdf.length } } },
      { action: 'request.detached', details: { file: { name: 'invoice.pdf', sha256 } } },
    ]);
    const left = await tenant.rows(sql`select from fin.payment_request_file where record_id = ${id}`);
    expect(left).toEqual([]);
    expect((await get(tom, file?.link ?? '')).statusCode).toBe(404);
  });

  test('voids approvals that were given without it, whether it is added or removed', async () => {
    const approvals = async () => {
      const [row] = await tenant.rows<{ given: number }>(sql`
        select jsonb_array_length(jsonb_path_query_array(approval, '$.steps[*].approvals[*]')) as given
        from fin.payment_request where id = ${id}`);
      return row?.given;
    };
    // As if the step asked for two: the first of them has approved.
    const approveOnce = async () => {
      const given = [
        { member: henrik.memberId, person: henrik.memberId, as: 'able', onBehalfOf: null, at: 1 },
      ];
      await tenant.rows(sql`
        update fin.payment_request set approval = jsonb_set(approval, '{steps,0,approvals}',
          ${JSON.stringify(given)}::text::jsonb) where id = ${id}`);
      expect(await approvals()).toBe(1);
    };
    const seen = await revisionOf();
    await approveOnce();
    await send('invoice.pdf', pdf);
    expect(await approvals()).toBe(0);
    // Whoever had the request open without the file decides nothing.
    const stale = await henrik.call('requests.approve', { id, revision: seen });
    expect(stale.error?.code).toBe('conflict');
    await approveOnce();
    const [file] = (await filesFor(tom)).files;
    await tom.call('attachments.remove', { id, file: file?.id, revision: await revisionOf() });
    expect(await approvals()).toBe(0);
  });

  test('is neither added nor removed once the request is decided, and by nobody else', async () => {
    await send('invoice.pdf', pdf);
    const [file] = (await filesFor(tom)).files;
    expect((await offer(henrik, 'more.pdf', 9)).error?.code).toBe('forbidden');
    const revision = await revisionOf();
    const waiting = (await offer(tom, 'late.pdf', pdf.length)).data.url;
    expect((await henrik.call('requests.reject', { id, revision, comment: 'No' })).error).toBeNull();
    const late = await put(tom, waiting, pdf);
    expect(late.statusCode).toBe(409);
    expect((await offer(tom, 'more.pdf', 9)).error?.code).toBe('conflict');
    const removal = { id, file: file?.id, revision: revision + 1 };
    expect((await tom.call('attachments.remove', removal)).error?.code).toBe('conflict');
    expect((await filesFor(tom)).files).toHaveLength(1);
  });
});

test.each([
  ['a page called a text', 'page.txt', Buffer.from('<html><script>alert(1)</script>')],
  ['a program called a PDF', 'invoice.pdf', Buffer.from('MZ\u0000\u0000')],
])('%s is not taken, and nothing of it stays', async (_name, name, content) => {
  const reply = await send(name, content);
  expect([reply.statusCode, reply.json().error.data.remit.code]).toEqual([400, 'invalid']);
  expect((await filesFor(tom)).files).toEqual([]);
  expect(await tenant.rows(sql`select from fin.payment_request_file where record_id = ${id}`)).toEqual([]);
});

test.each(['page.html', 'drawing.svg', 'bomb.zip', 'run.exe', '../up.pdf', '.hidden.pdf', 'a\nb.pdf'])(
  'a file called %s is not even asked for',
  async (name) => {
    expect((await offer(tom, name, 9)).error?.code).toBe('invalid');
  },
);

test('a file has a size, at most 5 MB, and a request at most ten files', async () => {
  for (const size of [0, 5 * 1024 * 1024 + 1]) {
    expect((await offer(tom, 'invoice.pdf', size)).error?.code).toBe('invalid');
  }
  const { url } = (await offer(tom, 'invoice.pdf', 5 * 1024 * 1024)).data;
  expect((await put(tom, url, Buffer.alloc(5 * 1024 * 1024 + 1))).statusCode).toBe(413);
  for (let sent = 0; sent < 10; sent += 1) await send(`${sent}.pdf`, pdf);
  expect((await offer(tom, 'eleventh.pdf', 9)).error?.code).toBe('invalid');
});

describe('a link to send a file', () => {
  test('works once, for its size, its name and whoever asked for it', async () => {
    const { url } = (await offer(tom, 'invoice.pdf', pdf.length)).data;
    const [henrikHere, tomAgain, tomElsewhere] = [
      henrik,
      await tenant.signIn('tom'),
      await other.signIn('tom'),
    ];
    const longer = Buffer.concat([pdf, pdf]);
    const wrong = [
      await put(henrikHere, url, pdf),
      await put(tomAgain, url, pdf),
      await put(tomElsewhere, url, pdf),
      await put(tomElsewhere, url.replace(`/t/${tenant.slug}/`, `/t/${other.slug}/`), pdf),
      await put(tom, url.replace('invoice.pdf', 'another.pdf'), pdf),
      await put(tom, url.replace(`size=${pdf.length}`, `size=${longer.length}`), longer),
      await put(tom, url, longer),
      await put(tom, url.replace(id, randomUUID()), pdf),
    ];
    expect(
      wrong.map(({ statusCode }) => statusCode).filter((status) => ![403, 404].includes(status)),
    ).toEqual([]);
    expect((await put(tom, url, pdf)).statusCode).toBe(204);
    expect((await put(tom, url, pdf)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await filesFor(tom)).files).toHaveLength(1);
  });

  test('takes nothing from a page elsewhere, and nothing but bytes', async () => {
    const { url } = (await offer(tom, 'invoice.pdf', pdf.length)).data;
    expect((await put(tom, url, pdf, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await put(tom, url, pdf, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await put(tom, url, pdf, { 'content-type': 'text/plain' })).statusCode).toBe(415);
    const elsewhere = await put(tom, `/t/${tenant.slug}/rpc/attachments.add`, pdf);
    expect(elsewhere.statusCode).toBe(405);
  });
});

describe('a link to a file', () => {
  test('works once, for whoever asked for it, as it was made', async () => {
    await send('invoice.pdf', pdf);
    const url = await linkFor(tom);
    const callers = [henrik, await tenant.signIn('tom'), await other.signIn('tom'), { ...tom, cookie: '' }];
    for (const caller of callers) expect((await get(caller, url)).statusCode).toBe(404);
    const tampered = [
      url.replace(/until=\d+/, 'until=9999999999999'),
      url.replace(/nonce=[^&]+/, `nonce=${randomUUID()}`),
      url.replace(/\/files\/[^?]+/, `/files/${randomUUID()}`),
      url.replace(id, randomUUID()),
      `${url}&more=1`,
      url.split('?', 1)[0] ?? '',
    ];
    for (const each of tampered) expect([each, (await get(tom, each)).statusCode]).toEqual([each, 404]);
    expect((await get(tom, url)).statusCode).toBe(200);
    expect((await get(tom, url)).statusCode).toBe(404);
  });

  test('is worth nothing once its owner may not read the request any more, or was revoked', async () => {
    await send('invoice.pdf', pdf);
    const head = await tenant.signIn('henrik');
    const url = await linkFor(head);
    await tenant.rows(sql`update remit.member set epoch = epoch + 1 where id = ${head.memberId}`);
    expect((await get(head, url)).statusCode).toBe(404);
    henrik = await tenant.signIn('henrik');
    const second = await linkFor(henrik);
    await tenant.rows(
      sql`update fin.payment_request set folder = '/sales', department = '/sales' where id = ${id}`,
    );
    expect((await henrik.call('requests.get', { id })).status).toBe(404);
    expect((await get(henrik, second)).statusCode).toBe(404);
  });
});

test('of a request that may not be read, and of one of another tenant, there are no files', async () => {
  await send('invoice.pdf', pdf);
  const colleague = await tenant.signIn('sana');
  const stranger = await other.signIn('tom');
  for (const caller of [colleague, stranger]) {
    const [there, missing] = [
      await caller.call('attachments.list', { id }),
      await caller.call('attachments.list', { id: randomUUID() }),
    ];
    expect(there.status).toBe(404);
    expect({ ...there.error, correlationId: '' }).toEqual({ ...missing.error, correlationId: '' });
  }
});

test('what a file is called is in no history for somebody from whom a rule hides what it may say', async () => {
  expect((await send('lathe of Taunus.pdf', pdf)).statusCode).toBe(204);
  const comments = async () =>
    (await henrik.call('requests.get', { id })).data.events.map((each) => each.comment);
  expect(await comments()).toEqual([null, 'Added the file lathe of Taunus.pdf']);
  const rule = { type: 'fin.PaymentRequest', field: 'payee', visible: ['TenantAdmin'] };
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    fieldRules: [...document.fieldRules, rule],
  }));
  expect(await filesFor(henrik)).toMatchObject({ concealed: true, files: [] });
  expect(await comments()).toEqual([null, null]);
});
