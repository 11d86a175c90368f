import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoticeMail } from '@remit/api/notice-mail';
import type { Approval } from '@remit/policy/document';
import { nextEndingIn } from '@remit/store/endings';
import type { Store } from '@remit/store/open-store';
import { openTestStore } from '@remit/testkit/postgres';
import { tellOfEndings } from './ending-clock.ts';
import { mostTries, pauseAfter, sendDueMails } from './mail-clock.ts';
import { mailFiles, type MailTransport, mailTransport } from './mail-transport.ts';
import { approvalTenant } from './testing/approval-tenant.ts';
import { expectOneEvent } from './testing/expect-one-event.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

const publicUrl = 'https://remit.example.com';
const department = '/operations/production';
const steps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any', within: 86_400_000 },
  ],
};

let served: Served;
let other: Store;
let tenant: ServedTenant;
let tom: Caller;
let henrik: Caller;
let folder = '';

beforeAll(async () => {
  served = await serveSample();
  other = await openTestStore();
  tenant = await approvalTenant(served, steps);
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
  folder = await mkdtemp(join(tmpdir(), 'remit-mail-'));
});
beforeEach(() =>
  tenant.rows(sql`update remit.notice set mail = 'sent', mail_due_at = null where mail = 'waiting'`),
);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await other.close();
  await served.close();
});

async function submitted(purpose = 'Gloves'): Promise<string> {
  const { data } = await tom.call('requests.submit', {
    purpose,
    amount: { minor: 10_000, currency: 'EUR' },
    department,
    folder: department,
  });
  return data.id;
}

interface Sent extends NoticeMail {
  readonly id: string;
}

/** A transport that keeps what it is given, and answers as it is told. */
function kept(answer: () => Promise<void> = async () => {}): MailTransport & { readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    send: async (id, mail) => {
      sent.push({ id, ...mail });
      await answer();
    },
    close: () => {},
  };
}

const send = (transport: MailTransport, store = served.store): Promise<void> =>
  sendDueMails({ ...served.services, store }, { transport, publicUrl }, tenant.id, () => false);

interface Row {
  readonly id: string;
  readonly mail: string;
  readonly why: string | null;
  readonly tries: number;
}

const rowsOf = (target: string): Promise<readonly Row[]> =>
  tenant.rows<Row>(sql`
    select id, mail, mail_why as why, mail_tries as tries from remit.notice where target_id = ${target} order by id`);

const shown = async (caller: Caller, target: string) =>
  (await caller.call('notices.list', {})).data.notices.filter((notice) => notice.target === target);

test('whoever must decide is told when it is sent, and the submitter when it is decided; nobody what they did', async () => {
  const id = await submitted();
  expect(await shown(henrik, id)).toMatchObject([{ kind: 'waiting', open: true, own: false, read: false }]);
  expect(await shown(tom, id)).toEqual([]);
  await henrik.call('requests.ask', { id, revision: 1, comment: 'Which ones?' });
  expect(await shown(tom, id)).toMatchObject([{ kind: 'asked', open: true, own: true }]);
  await tom.call('requests.answer', { id, revision: 2, comment: 'Blue' });
  await henrik.call('requests.approve', { id, revision: 3 });
  expect((await shown(tom, id)).map(({ kind }) => kind)).toEqual(['approved', 'asked']);
  expect((await shown(henrik, id)).map(({ kind, open }) => [kind, open])).toEqual([
    ['answered', false],
    ['waiting', false],
  ]);
});

test('what is rolled back is told to nobody', async () => {
  const id = await submitted();
  const before = (await rowsOf(id)).length;
  expect((await tom.call('requests.approve', { id, revision: 1 })).status).toBe(403);
  expect((await henrik.call('requests.reject', { id, revision: 7, comment: 'No' })).status).toBe(409);
  expect(await rowsOf(id)).toHaveLength(before);
});

test('a notice is read by its receiver alone, and once', async () => {
  const id = await submitted();
  const [notice] = await shown(henrik, id);
  expect((await tom.call('notices.read', { ids: [notice?.id] })).data).toEqual({ read: 0 });
  const reply = await expectOneEvent(tenant, henrik, 'notices.read', { ids: [notice?.id] });
  expect(reply.data).toEqual({ read: 1 });
  expect(await shown(henrik, id)).toMatchObject([{ read: true }]);
  expect((await henrik.call('notices.read', { ids: [notice?.id] })).data).toEqual({ read: 0 });
});

test('an e-mail is one file whose link opens the exact request and carries nothing else', async () => {
  const id = await submitted('Täglich <b>Gloves</b>');
  await send(mailFiles(folder, 'remit@example.com'));
  const row = (await rowsOf(id))[0];
  expect(row).toMatchObject({ mail: 'sent', tries: 1 });
  const message = await readFile(join(folder, `${row?.id}.eml`), 'utf8');
  const plain = message.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  expect(plain).toContain(`${publicUrl}/r/${id}?in=${tenant.slug}`);
  expect(plain.slice(plain.indexOf('<!doctype'))).toContain('&lt;b&gt;Gloves&lt;/b&gt;');
  expect(message).toMatch(/^Message-ID:\s+<[0-9a-f-]{36}@notices\.remit\.example\.com>\r$/m);
  expect((await readdir(folder)).every((name) => name.endsWith('.eml'))).toBe(true);
});

test('what a receiver may not see any more is withheld, and its row says why', async () => {
  const lost = await submitted();
  await tenant.rows(
    sql`update fin.payment_request set folder = '/', department = '/sales' where id = ${lost}`,
  );
  const transport = kept();
  await send(transport);
  expect(transport.sent.filter(({ text }) => text.includes(lost))).toEqual([]);
  for (const row of await rowsOf(lost)) {
    expect(row).toMatchObject({
      mail: 'withheld',
      why: 'the receiver may not see any more what it is about',
    });
  }
});

test('what a rule hides from a receiver by the time of sending is in no e-mail and no notice of theirs', async () => {
  const hiding = await approvalTenant(served, steps);
  const [asker, head, nora] = await Promise.all(['tom', 'henrik', 'nora'].map((name) => hiding.signIn(name)));
  if (asker === undefined || head === undefined || nora === undefined) throw new Error('nobody signed in');
  await asker.call('requests.submit', {
    purpose: 'Severance of somebody',
    amount: { minor: 77_700, currency: 'EUR' },
    department,
    folder: department,
  });
  const noticeOf = async () => (await head.call('notices.list', {})).data.notices[0];
  expect(await noticeOf()).toMatchObject({
    detail: 'Severance of somebody · 777.00 EUR',
    actor: { name: 'Tom Becker' },
  });

  const { data: current } = await nora.call('policy.current');
  const hidden = ['purpose', 'amount', 'submitter'].map((field) => ({
    type: 'fin.PaymentRequest',
    field,
    visible: ['Finance'],
  }));
  const document = { ...current.document, fieldRules: [...current.document.fieldRules, ...hidden] };
  const draft = { basedOn: current.version, document, member: nora.memberId };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Not for everybody' });
  expect(published.error).toBeNull();

  const told = await noticeOf();
  expect(told).toMatchObject({ kind: 'waiting', detail: '', actor: null });
  const transport = kept();
  await sendDueMails(served.services, { transport, publicUrl }, hiding.id, () => false);
  const mail = transport.sent.find(({ id }) => id === told?.id);
  expect(mail?.subject).toContain('waits for you');
  expect(JSON.stringify(transport.sent)).not.toMatch(/Severance|777/);
});

test('an e-mail that asks for what is done already is not sent', async () => {
  const id = await submitted();
  await henrik.call('requests.approve', { id, revision: 1 });
  const transport = kept();
  await send(transport);
  expect(
    transport.sent.map(({ subject }) => subject).filter((subject) => /waits for you/.test(subject)),
  ).toEqual([]);
  expect(transport.sent).toHaveLength(1);
  expect(transport.sent[0]?.subject).toMatch(/was approved/);
});

test('two servers that send at once send each e-mail once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => submitted()));
  const transport = kept();
  await Promise.all([send(transport), send(transport, other), send(transport), send(transport, other)]);
  const sent = transport.sent.map(({ id }) => id);
  expect(new Set(sent).size).toBe(sent.length);
  for (const id of ids) {
    const rows = await rowsOf(id);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ mail }) => mail === 'sent')).toBe(true);
    expect(rows.every((row) => sent.includes(row.id))).toBe(true);
  }
});

test('an e-mail that a killed server had taken is sent by another one, under the same Message-ID', async () => {
  const id = await submitted();
  // Sent, and killed before it could say so: what it says fails, as it does without a database.
  const first = kept();
  const dying: Store = {
    ...served.store,
    withTenant: (tenantId, mode, work) =>
      mode === 'write' && first.sent.length > 0
        ? Promise.reject(new Error('killed'))
        : served.store.withTenant(tenantId, mode, work),
  };
  await expect(send(first, dying)).rejects.toThrow('killed');
  const again = kept();
  await send(again, other);
  expect(again.sent.map((each) => each.id)).not.toContain(first.sent[0]?.id);
  await tenant.rows(
    sql`update remit.notice set mail_due_at = now() where target_id = ${id} and mail = 'waiting'`,
  );
  await send(again, other);
  expect(again.sent.find((each) => each.id === first.sent[0]?.id)?.messageId).toBe(first.sent[0]?.messageId);
  expect((await rowsOf(id)).every(({ mail }) => mail === 'sent')).toBe(true);
});

test('an e-mail that cannot be sent is tried again later each time, and given up at last with its reason', async () => {
  const id = await submitted();
  const failing = kept(() => Promise.reject(new Error('mailbox unavailable')));
  for (let tries = 1; tries <= mostTries; tries += 1) {
    await send(failing);
    const [row] = await tenant.rows<{ mail: string; left: number | null }>(sql`
      select mail, extract(epoch from mail_due_at - now())::float8 * 1000 as left from remit.notice
      where target_id = ${id} order by id limit 1`);
    if (tries === mostTries) expect(row).toEqual({ mail: 'failed', left: null });
    else {
      expect(row?.mail).toBe('waiting');
      expect(Math.abs((row?.left ?? 0) - pauseAfter(tries))).toBeLessThan(5_000);
    }
    await tenant.rows(sql`update remit.notice set mail_due_at = now() where mail_due_at is not null`);
  }
  expect((await rowsOf(id))[0]).toMatchObject({
    mail: 'failed',
    why: 'mailbox unavailable',
    tries: mostTries,
  });
});

test('a server that takes e-mails over SMTP is handed the whole of one', async () => {
  const id = await submitted();
  const heard: string[] = [];
  const server = createServer((socket) => answerSmtp(socket, heard)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  const smtpUrl = `smtp://127.0.0.1:${address.port}`;
  const transport = mailTransport({ dataDir: folder, smtpUrl, mailFrom: 'remit@example.com' });
  await send(transport);
  transport.close();
  await new Promise((resolve) => server.close(resolve));
  const said = heard.join('').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  expect(said).toContain('MAIL FROM:<remit@example.com>');
  expect(said).toContain(`/r/${id}?in=${tenant.slug}`);
  expect((await rowsOf(id)).every(({ mail }) => mail === 'sent')).toBe(true);
});

/** As little of SMTP as an e-mail needs. */
function answerSmtp(socket: Socket, heard: string[]): void {
  let inData = false;
  let rest = '';
  socket.write('220 mail.example.com\r\n');
  socket.on('data', (chunk) => {
    const text = chunk.toString('utf8');
    heard.push(text);
    rest += text;
    for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData) {
        if (line !== '.') continue;
        inData = false;
        socket.write('250 taken\r\n');
      } else if (line === 'DATA') {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 mail.example.com\r\n');
    }
  });
}

test('whoever may give a role is told who asks for it, and whoever asked what came of it', async () => {
  const nora = await tenant.signIn('nora');
  const refused = { action: 'read', type: 'crm.Contract', record: null };
  const asked = await tom.call('access.ask', {
    role: 'Approver',
    folder: '/sales',
    lasts: 86_400_000,
    reason: 'For a week',
    refused,
  });
  expect(asked.error).toBeNull();
  const { id } = asked.data;
  expect(await shown(nora, id)).toMatchObject([
    { kind: 'waiting', about: 'access', open: true, detail: 'For a week' },
  ]);
  await nora.call('access.decide', { id, revision: 1, verdict: 'refuse', comment: 'No', lasts: null });
  expect(await shown(tom, id)).toMatchObject([{ kind: 'rejected', own: true, detail: 'No' }]);
});

test('whoever wants no e-mail of something, and nothing of it in the app, gets neither', async () => {
  const todo = (shown: boolean, mail: string) => ({ topic: 'todo', shown, mail });
  const reply = await expectOneEvent(tenant, henrik, 'notices.wish', todo(false, 'none'));
  expect(reply.data).toMatchObject({ wishes: [todo(false, 'none'), { shown: true, mail: 'now' }, {}] });
  const id = await submitted();
  expect(await shown(henrik, id)).toEqual([]);
  const { memberId } = henrik;
  const rows = await tenant.rows<{ mail: string; why: string }>(sql`
    select mail, mail_why as why from remit.notice where target_id = ${id} and member_id = ${memberId}`);
  expect(rows).toEqual([{ mail: 'withheld', why: 'the receiver wants no e-mail of this' }]);
  // What became of their own requests is another matter, and so is anybody else.
  await henrik.call('requests.approve', { id, revision: 1 });
  expect(await shown(tom, id)).toMatchObject([{ kind: 'approved' }]);
  await henrik.call('notices.wish', todo(true, 'now'));
});

test('e-mails that wait for the morning come as one, without what is done by then', async () => {
  await henrik.call('notices.wish', { topic: 'todo', shown: true, mail: 'daily' });
  const [first, done, last] = [await submitted('Boots'), await submitted('Hats'), await submitted('Coats')];
  await henrik.call('notices.wish', { topic: 'todo', shown: true, mail: 'now' });
  await henrik.call('requests.reject', { id: done, revision: 1, comment: 'No' });
  const mine = sql`member_id = ${henrik.memberId} and mail = 'waiting'`;
  const due = await tenant.rows<{ hour: number; later: boolean }>(sql`
    select distinct extract(hour from mail_due_at at time zone t.time_zone)::int as hour, mail_due_at > now() as later
    from remit.notice join remit.tenant t using (tenant_id) where ${mine}`);
  expect(due).toEqual([{ hour: 7, later: true }]);
  const transport = kept();
  await send(transport);
  expect(transport.sent.filter(({ to }) => to.address === tenant.emailOf('henrik'))).toEqual([]);
  await tenant.rows(sql`update remit.notice set mail_due_at = now() where ${mine}`);
  await send(transport);
  const sent = transport.sent.filter(({ text }) => text.includes(first));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toContain('2 notices');
  expect(sent[0]?.text).toContain(`/r/${last}?in=${tenant.slug}`);
  expect(sent[0]?.text).not.toContain(done);
  const ends = async (id: string) =>
    (
      await tenant.rows<{ mail: string }>(
        sql`select mail from remit.notice where member_id = ${henrik.memberId} and target_id = ${id}`,
      )
    ).map(({ mail }) => mail);
  expect([await ends(first), await ends(done), await ends(last)]).toEqual([['sent'], ['withheld'], ['sent']]);
});

test('whose role, time as a guest or delegation ends soon is told of it once, and so is whoever answers for it', async () => {
  const day = 86_400_000;
  const role = randomUUID();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_until)
    select tenant_id, ${role}, 'Approver', '/sales', ${tom.memberId}, now() + interval '40 days' from remit.tenant`);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  const made = await henrik.call('delegations.create', {
    to: (await tenant.signIn('nora')).memberId,
    since: null,
    until: Date.now() + 40 * day,
    passOn: false,
    reason: 'On leave',
  });
  expect(made.error).toBeNull();
  const tell = (days: number) => tellOfEndings(served, tenant.id, () => false, days * day);
  // A role that comes or goes ends sessions.
  const told = async (name: string) =>
    (await (await tenant.signIn(name)).call('notices.list', {})).data.notices.filter(
      ({ kind }) => kind === 'ending',
    );
  const count = async () => (await tenant.rows(sql`select from remit.notice where kind = 'ending'`)).length;
  await tell(36);
  expect(await told('tom')).toEqual([]);
  // The server's clock comes back when the next of them is soon, and not before.
  const next = (await served.store.withTenant(tenant.id, 'read', nextEndingIn)) ?? Infinity;
  expect(Math.ceil(next / day)).toBe(37);
  await tell(38);
  const there = await count();
  await tell(38);
  expect(await count()).toBe(there);
  expect(await told('tom')).toMatchObject([
    {
      about: 'assignment',
      target: role,
      own: true,
      title: expect.stringMatching(/^Your role .* in \/sales ends on /),
    },
  ]);
  expect(await told('henrik')).toMatchObject([{ about: 'delegation', target: made.data.id, own: true }]);
  expect(await told('nora')).toMatchObject([{ about: 'delegation', own: false }]);
  // Whoever it was taken from meanwhile is told nothing of it any more.
  await tenant.rows(sql`delete from remit.assignment where id = ${role}`);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  expect(await told('tom')).toEqual([]);
});

test('whoever watches a request is told of each step once, also of their own, and of nothing once they may not see it', async () => {
  // What ended before has ended sessions too.
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
  const id = await submitted('Watched gloves');
  const [robin, sana] = [await tenant.signIn('robin'), await tenant.signIn('sana')];
  const watch = (caller: Caller, watches: boolean) => caller.call('requests.watch', { id, watches });
  for (const caller of [robin, tom, henrik])
    expect((await watch(caller, true)).data).toEqual({ watching: true });
  expect((await robin.call('requests.get', { id })).data.watching).toBe(true);
  expect((await watch(sana, true)).status).toBe(404);

  await henrik.call('requests.ask', { id, revision: 1, comment: 'Which ones?' });
  await tom.call('requests.answer', { id, revision: 2, comment: 'Blue' });
  await watch(henrik, false);
  await henrik.call('requests.approve', { id, revision: 3 });
  const kinds = async (caller: Caller) => (await shown(caller, id)).map(({ kind }) => kind);
  expect(await kinds(robin)).toEqual(['approved', 'moved', 'moved']);
  // Whoever is asked something hears that alone, and nobody hears what they did.
  expect(await kinds(tom)).toEqual(['approved', 'asked']);
  expect(await kinds(henrik)).toEqual(['answered', 'waiting']);

  const ended = await tenant.rows<{ id: string }>(sql`
    update remit.assignment set valid_until = now() where member_id = ${robin.memberId} returning id`);
  expect(ended.length).toBeGreaterThan(0);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  expect(await kinds(await tenant.signIn('robin'))).toEqual([]);
});
