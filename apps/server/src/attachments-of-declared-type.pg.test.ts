import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, origin } from './testing/serve-sample.ts';

const place = '/operations/production';
const pdf = Buffer.from('%PDF-1.7\nA band saw, € 6900\n', 'utf8');
const asked = 'quote';
const headers = { host: 'localhost:4000', origin };

const { served, tenant, tom, henrik } = await serveTenant('tom', 'henrik');

interface Kept {
  readonly id: string;
  readonly revision: number;
}

/** A purchase that is being written, dear enough for a quote. */
async function drafted(): Promise<Kept> {
  const { data, error } = await tom.call('requestDrafts.save', {
    over: null,
    type: 'fin.Purchase',
    entries: {
      purpose: 'Band saw',
      payee: '',
      amount: '6900',
      currency: 'EUR',
      costType: '',
      onBehalfOf: null,
      department: place,
      folder: place,
      fields: { kind: 'machine', supplier: 'Taunus Maschinenbau', reason: 'The old one is bent' },
    },
  });
  if (error !== null) throw new Error(error.message);
  return data;
}

const submit = ({ id, revision }: Kept) =>
  tom.call('requests.submit', {
    type: 'fin.Purchase',
    purpose: 'Band saw',
    amount: { minor: 690_000, currency: 'EUR' },
    department: place,
    folder: place,
    fields: { kind: 'machine', supplier: 'Taunus Maschinenbau', reason: 'The old one is bent' },
    draft: { id, revision },
  });

const offer = (kept: Kept, name: string, size: number) =>
  tom.call('attachments.offer', { id: kept.id, revision: kept.revision, name, size, asked });

const put = (caller: Caller, url: string, payload: Buffer) =>
  served.app.inject({
    method: 'PUT',
    url,
    headers: { ...headers, cookie: caller.cookie, 'content-type': 'application/octet-stream' },
    payload,
  });

const get = (caller: Caller, url: string) =>
  served.app.inject({ method: 'GET', url, headers: { ...headers, cookie: caller.cookie } });

test('the quote that a declared type asks for is taken once by its link, and a purchase without it is not sent', async () => {
  const draft = await drafted();
  const without = await submit(draft);
  expect([without.status, without.error?.sentences]).toEqual([
    412,
    ['“A quote of the supplier” is not attached yet.'],
  ]);
  const { data } = await offer(draft, 'quote.pdf', pdf.length);
  expect([403, 404]).toContain((await put(henrik, data.url, pdf)).statusCode);
  expect((await put(tom, data.url, pdf)).statusCode).toBe(204);
  expect((await put(tom, data.url, pdf)).statusCode).toBeGreaterThanOrEqual(400);
  const sent = await submit({ id: draft.id, revision: draft.revision + 1 });
  expect(sent.error).toBeNull();
  expect((await tom.call('attachments.list', { id: sent.data.id })).data.files).toMatchObject([
    { name: 'quote.pdf', asked, askedText: 'A quote of the supplier' },
  ]);
});

test('whoever decides gets it once by a link, to be kept and not to be run', async () => {
  const draft = await drafted();
  const { data } = await offer(draft, 'quote.pdf', pdf.length);
  await put(tom, data.url, pdf);
  const sent = await submit({ id: draft.id, revision: draft.revision + 1 });
  const { data: listed } = await henrik.call('attachments.list', { id: sent.data.id });
  const link = listed.files[0]?.link ?? '';
  expect((await get(tom, link)).statusCode).toBe(404);
  const reply = await get(henrik, link);
  expect([reply.statusCode, reply.rawPayload.equals(pdf)]).toEqual([200, true]);
  expect(reply.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });
  expect(reply.headers['content-disposition']).toMatch(/^attachment; /);
  expect((await get(henrik, link)).statusCode).toBe(404);
});

test.each([
  ['a page called a text', 'quote.txt', Buffer.from('<html><script>alert(1)</script>')],
  ['a program called a PDF', 'quote.pdf', Buffer.from('MZ\u0000\u0000')],
])('%s is no quote, and nothing of it stays', async (_name, name, content) => {
  const draft = await drafted();
  const { data } = await offer(draft, name, content.length);
  const reply = await put(tom, data.url, content);
  expect([reply.statusCode, reply.json().error.data.remit.code]).toEqual([400, 'invalid']);
  expect(await tenant.rows(sql`select from fin.payment_request_file where record_id = ${draft.id}`)).toEqual(
    [],
  );
  expect((await submit(draft)).status).toBe(412);
});

test('a file of a kind or a size that none may have is not even asked for', async () => {
  const draft = await drafted();
  for (const [name, size] of [
    ['quote.html', 9],
    ['quote.svg', 9],
    ['quote.exe', 9],
    ['quote.pdf', 0],
    ['quote.pdf', 5 * 1024 * 1024 + 1],
  ] as const)
    expect((await offer(draft, name, size)).error?.code).toBe('invalid');
});
