import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '@remit/store/open-store';
import { openTestStore } from '@remit/testkit/postgres';
import { mostTries, pauseAfter, sendDueMails } from './mail-clock.ts';
import { mailFiles, type MailTransport, mailTransport } from './mail-transport.ts';
import { answerSmtp } from './testing/answer-smtp.ts';
import { expectOneEvent } from './testing/expect-one-event.ts';
import { keptMails } from './testing/kept-mails.ts';
import { noticeTenant, shownTo, submitted } from './testing/notices.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';

const publicUrl = 'https://remit.example.com';

const { served, tenant, tom, henrik } = await serveTenantMade(noticeTenant, 'tom', 'henrik');
const other = await openTestStore();
const folder = await mkdtemp(join(tmpdir(), 'remit-mail-'));

beforeEach(() =>
  tenant.rows(sql`update remit.notice set mail = 'sent', mail_due_at = null where mail = 'waiting'`),
);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await other.close();
});

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

test('an e-mail is one file whose link opens the exact request and carries nothing else', async () => {
  const id = await submitted(tom, 'Täglich <b>Gloves</b>');
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
  const lost = await submitted(tom);
  await tenant.rows(
    sql`update fin.payment_request set folder = '/', department = '/sales' where id = ${lost}`,
  );
  const transport = keptMails();
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
  const hiding = await noticeTenant(served);
  const [asker, head, nora] = await Promise.all(['tom', 'henrik', 'nora'].map((name) => hiding.signIn(name)));
  if (asker === undefined || head === undefined || nora === undefined) throw new Error('nobody signed in');
  await submitted(asker, 'Severance of somebody', 77_700);
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
  const transport = keptMails();
  await sendDueMails(served.services, { transport, publicUrl }, hiding.id, () => false);
  const mail = transport.sent.find(({ id }) => id === told?.id);
  expect(mail?.subject).toContain('waits for you');
  expect(JSON.stringify(transport.sent)).not.toMatch(/Severance|777/);
});

test('an e-mail that asks for what is done already is not sent', async () => {
  const id = await submitted(tom);
  await henrik.call('requests.approve', { id, revision: 1 });
  const transport = keptMails();
  await send(transport);
  expect(
    transport.sent.map(({ subject }) => subject).filter((subject) => /waits for you/.test(subject)),
  ).toEqual([]);
  expect(transport.sent).toHaveLength(1);
  expect(transport.sent[0]?.subject).toMatch(/was approved/);
});

test('two servers that send at once send each e-mail once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => submitted(tom)));
  const transport = keptMails();
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
  const id = await submitted(tom);
  // Sent, and killed before it could say so: what it says fails, as it does without a database.
  const first = keptMails();
  const dying: Store = {
    ...served.store,
    withTenant: (tenantId, mode, work) =>
      mode === 'write' && first.sent.length > 0
        ? Promise.reject(new Error('killed'))
        : served.store.withTenant(tenantId, mode, work),
  };
  await expect(send(first, dying)).rejects.toThrow('killed');
  const again = keptMails();
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
  const id = await submitted(tom);
  const failing = keptMails(() => Promise.reject(new Error('mailbox unavailable')));
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
  const id = await submitted(tom);
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

test('whoever wants no e-mail of something, and nothing of it in the app, gets neither', async () => {
  const todo = (shown: boolean, mail: string) => ({ topic: 'todo', shown, mail });
  const reply = await expectOneEvent(tenant, henrik, 'notices.wish', todo(false, 'none'));
  expect(reply.data).toMatchObject({ wishes: [todo(false, 'none'), { shown: true, mail: 'now' }, {}] });
  const id = await submitted(tom);
  expect(await shownTo(henrik, id)).toEqual([]);
  const { memberId } = henrik;
  const rows = await tenant.rows<{ mail: string; why: string }>(sql`
    select mail, mail_why as why from remit.notice where target_id = ${id} and member_id = ${memberId}`);
  expect(rows).toEqual([{ mail: 'withheld', why: 'the receiver wants no e-mail of this' }]);
  // What became of their own requests is another matter, and so is anybody else.
  await henrik.call('requests.approve', { id, revision: 1 });
  expect(await shownTo(tom, id)).toMatchObject([{ kind: 'approved' }]);
  await henrik.call('notices.wish', todo(true, 'now'));
});

test('e-mails that wait for the morning come as one, without what is done by then', async () => {
  await henrik.call('notices.wish', { topic: 'todo', shown: true, mail: 'daily' });
  const [first, done, last] = [
    await submitted(tom, 'Boots'),
    await submitted(tom, 'Hats'),
    await submitted(tom, 'Coats'),
  ];
  await henrik.call('notices.wish', { topic: 'todo', shown: true, mail: 'now' });
  await henrik.call('requests.reject', { id: done, revision: 1, comment: 'No' });
  const mine = sql`member_id = ${henrik.memberId} and mail = 'waiting'`;
  const due = await tenant.rows<{ hour: number; later: boolean }>(sql`
    select distinct extract(hour from mail_due_at at time zone t.time_zone)::int as hour, mail_due_at > now() as later
    from remit.notice join remit.tenant t using (tenant_id) where ${mine}`);
  expect(due).toEqual([{ hour: 7, later: true }]);
  const transport = keptMails();
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
