import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, origin } from './testing/serve-sample.ts';

const { served, tenant, henrik, tom } = await serveTenant('henrik', 'tom');

const unfinished = {
  purpose: 'A lathe, perhaps',
  payee: '',
  amount: '24,5',
  currency: 'EUR',
  department: '/operations/production',
  folder: '/operations/production',
  costType: '',
  onBehalfOf: null,
};

/** Sends a file to a draft, as whoever writes it. */
async function addFile(caller: Caller, at: { readonly id: string; readonly revision: number }) {
  const payload = Buffer.from('The offer\n');
  const { url } = (await caller.call('attachments.offer', { ...at, name: 'offer.txt', size: payload.length }))
    .data;
  const headers = { host: 'localhost:4000', origin, cookie: caller.cookie };
  const type = { 'content-type': 'application/octet-stream' };
  return served.app.inject({ method: 'PUT', url, headers: { ...headers, ...type }, payload });
}

test('a draft with its files is its writer’s alone, and becomes the request with all of it when it is sent', async () => {
  const saved = (await tom.call('requestDrafts.save', { over: null, entries: unfinished })).data;
  expect(saved).toMatchObject({ ...unfinished, revision: 1, files: 0 });
  const { id } = saved;
  expect((await addFile(tom, { id, revision: 1 })).statusCode).toBe(204);
  expect((await tom.call('requestDrafts.list')).data).toMatchObject([{ id, revision: 2, files: 1 }]);

  const nora = await tenant.signIn('nora');
  for (const other of [henrik, nora]) {
    expect((await other.call('requestDrafts.list')).data).toEqual([]);
    for (const [procedure, input] of [
      ['requestDrafts.get', { id }],
      ['requestDrafts.save', { over: { id, revision: 2 }, entries: unfinished }],
      ['requestDrafts.discard', { id, revision: 2 }],
      ['attachments.list', { id }],
      ['requests.get', { id }],
    ] as const) {
      expect([procedure, (await other.call(procedure, input)).status]).toEqual([procedure, 404]);
    }
  }
  expect((await tom.call('requests.mine', {})).data.items.map((each) => each.id)).not.toContain(id);
  const said = await tenant.rows<{ text: string }>(sql`
    select (details::text || coalesce(after::text, '')) as text from remit.audit_event
    where target_id = ${id} and action = 'request.saved' order by id`);
  expect(said).toHaveLength(2);
  expect(said.map(({ text }) => text).join(' ')).not.toMatch(/lathe|offer/);

  const request = {
    purpose: 'A lathe',
    amount: { minor: 2450, currency: 'EUR' },
    department: unfinished.department,
    folder: unfinished.folder,
  };
  const replies = await Promise.all(
    [1, 2].map(() => tom.call('requests.submit', { ...request, draft: { id, revision: 2 } })),
  );
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 404]);
  expect(replies.find(({ status }) => status === 200)?.data.id).toBe(id);
  expect((await tom.call('requestDrafts.list')).data).toEqual([]);
  expect((await henrik.call('attachments.list', { id })).data.files).toMatchObject([{ name: 'offer.txt' }]);
});

test('a form begins one draft, however often it sends the first save, and in whichever order they arrive', async () => {
  const save = (purpose: string, saves: number, key: string) =>
    tom.call('requestDrafts.save', {
      over: null,
      begun: { key, saves },
      entries: { ...unfinished, purpose },
    });
  const key = randomUUID();
  const { id } = (await save('A lat', 0, key)).data;
  expect((await save('A lathe', 1, key)).data).toMatchObject({ id, revision: 2, purpose: 'A lathe' });
  // The first one once more, as after an answer that was lost.
  expect((await save('A lat', 0, key)).data).toMatchObject({ id, revision: 2, purpose: 'A lathe' });

  const other = randomUUID();
  const last = (await save('Two lathes', 1, other)).data;
  expect((await save('Two', 0, other)).data).toMatchObject({ id: last.id, purpose: 'Two lathes' });

  const atOnce = randomUUID();
  const replies = await Promise.all([save('Three', 0, atOnce), save('Three', 0, atOnce)]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  expect((await tom.call('requestDrafts.list')).data).toHaveLength(3);
  // The key of one form is nobody else's draft.
  const { data: theirs } = await henrik.call('requestDrafts.save', {
    over: null,
    begun: { key, saves: 1 },
    entries: { ...unfinished, department: '/operations', folder: '/operations' },
  });
  expect(theirs.id).not.toBe(id);
  const left = [...(await tom.call('requestDrafts.list')).data, theirs];
  for (const { id: each, revision } of left) {
    const writer = each === theirs.id ? henrik : tom;
    expect((await writer.call('requestDrafts.discard', { id: each, revision })).status).toBe(200);
  }
});

test('of two who save a draft at once one is told, nothing is written over, and what is thrown away is gone', async () => {
  const { id } = (await tom.call('requestDrafts.save', { over: null, entries: unfinished })).data;
  const save = (purpose: string) =>
    tom.call('requestDrafts.save', { over: { id, revision: 1 }, entries: { ...unfinished, purpose } });
  const replies = await Promise.all([save('One'), save('Other')]);
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  const kept = replies.find(({ status }) => status === 200)?.data.purpose;
  expect((await tom.call('requestDrafts.get', { id })).data).toMatchObject({ revision: 2, purpose: kept });
  const stale = { purpose: 'A lathe', amount: { minor: 1, currency: 'EUR' }, draft: { id, revision: 1 } };
  const { department, folder } = unfinished;
  expect((await tom.call('requests.submit', { ...stale, department, folder })).error?.code).toBe('conflict');

  expect((await addFile(tom, { id, revision: 2 })).statusCode).toBe(204);
  expect((await tom.call('requestDrafts.discard', { id, revision: 2 })).error?.code).toBe('conflict');
  expect((await tom.call('requestDrafts.discard', { id, revision: 3 })).status).toBe(200);
  expect((await tom.call('requestDrafts.get', { id })).status).toBe(404);
  expect(await tenant.rows(sql`select id from fin.payment_request_file where draft_id = ${id}`)).toEqual([]);
});
