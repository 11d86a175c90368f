import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';

const { served, tenant, henrik, tom } = await serveTenant('henrik', 'tom');

async function waiting() {
  const { mine, others } = (await henrik.call('requests.inbox')).data;
  return { mine, others };
}

test('the inbox holds exactly what each single decision allows', async () => {
  const { mine, others } = await waiting();
  expect(mine.length).toBeGreaterThan(5);
  expect(others.length).toBeGreaterThan(1);
  expect(mine.every(({ approve }) => approve.allowed)).toBe(true);
  expect(others.some(({ approve }) => approve.allowed)).toBe(false);
  for (const { id } of mine)
    expect((await henrik.call('requests.get', { id })).data.approve.allowed).toBe(true);
});

test('an approval within the limit moves request, history and audit by one step each', async () => {
  const [request] = (await waiting()).mine;
  const before = await tenant.auditCount();
  const { data } = await henrik.call('requests.approve', {
    id: request?.id,
    revision: request?.revision,
    comment: 'Go ahead',
  });
  expect(data).toMatchObject({ status: 'approved', revision: (request?.revision ?? 0) + 1 });
  expect(data.events.at(-1)).toMatchObject({
    action: 'approve',
    comment: 'Go ahead',
    actor: { name: 'Henrik Dahl' },
  });
  expect(data.approve).toMatchObject({ allowed: false });
  expect(await tenant.auditCount()).toBe(before + 1);
  expect((await waiting()).mine.map(({ id }) => id)).not.toContain(request?.id);
});

test('one’s own request is refused with the reason and with who could decide it', async () => {
  const own = (await waiting()).others.find(({ submitter }) => submitter?.name === 'Henrik Dahl');
  const before = await tenant.auditCount();
  const reply = await henrik.call('requests.approve', { id: own?.id, revision: own?.revision });
  expect([reply.status, reply.error?.code]).toEqual([403, 'forbidden']);
  expect(reply.error?.message).toMatch(/own request/);
  expect(reply.error?.deciders.length).toBeGreaterThan(0);
  expect(reply.error?.deciders.map(({ person }) => person.name)).not.toContain('Henrik Dahl');
  expect(await tenant.auditCount()).toBe(before + 1);
  expect((await henrik.call('requests.get', { id: own?.id })).data.status).toBe('waiting');
});

test('one above the limit is refused with both amounts', async () => {
  const above = (await waiting()).others.find(({ submitter }) => submitter?.name !== 'Henrik Dahl');
  const reply = await henrik.call('requests.approve', { id: above?.id, revision: above?.revision });
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toMatch(
    /^Your limit for approving payment requests is 10,000\.00 EUR; this one asks [\d,]+\.\d\d EUR\.$/,
  );
});

test('of twenty approvals at once exactly one happens', async () => {
  const [request] = (await waiting()).mine;
  const before = await tenant.auditCount();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      henrik.call('requests.approve', { id: request?.id, revision: request?.revision }),
    ),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(19);
  const events = await tenant.rows(
    sql`select 1 from fin.payment_request_event where record_id = ${request?.id} and action = 'approve'`,
  );
  expect(events).toHaveLength(1);
  // One event for the approval, one for each refusal.
  expect(await tenant.auditCount()).toBe(before + 20);
});

test('of an approval and a withdrawal at once one happens', async () => {
  const submitted = (
    await tom.call('requests.submit', {
      purpose: 'Torque wrenches',
      amount: { minor: 45_000, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    })
  ).data;
  const replies = await Promise.all([
    henrik.call('requests.approve', { id: submitted.id, revision: 1 }),
    tom.call('requests.withdraw', { id: submitted.id, revision: 1 }),
  ]);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('a decision on another revision than the one that was seen is refused', async () => {
  const [request] = (await waiting()).mine;
  const reply = await henrik.call('requests.approve', {
    id: request?.id,
    revision: (request?.revision ?? 0) + 1,
  });
  expect(reply.status).toBe(409);
  expect(reply.error?.message).toContain('changed since you opened it');
});

test('a rejection says why', async () => {
  const [request] = (await waiting()).mine;
  expect(
    (await henrik.call('requests.reject', { id: request?.id, revision: request?.revision })).status,
  ).toBe(400);
  const blank = { id: request?.id, revision: request?.revision, comment: '   ' };
  expect((await henrik.call('requests.reject', blank)).status).toBe(400);
  const { data } = await henrik.call('requests.reject', { ...blank, comment: 'Ask for two offers' });
  expect(data.status).toBe('rejected');
});

test('before it is sent, a request says who will decide it and why they', async () => {
  const { data: form } = await tom.call('requests.form', {});
  expect(form.create.allowed).toBe(true);
  const preview = await tom.call('requests.preview', {
    purpose: 'Torque wrenches',
    amount: { minor: 45_000, currency: 'EUR' },
    department: form.department,
    folder: form.folder,
  });
  expect(preview.data.submit.allowed).toBe(true);
  expect(preview.data.deciders[0]).toMatchObject({
    person: { name: 'Henrik Dahl' },
    because: 'Approver at /operations up to 10,000.00 EUR',
  });
  expect(preview.data.deciders.map(({ person }) => person.name)).not.toContain('Tom Becker');
});

test('a submitted request is in its submitter’s list and in the inbox that the preview named', async () => {
  const before = await tenant.auditCount();
  const { data } = await tom.call('requests.submit', {
    purpose: '  Grease  ',
    payee: '',
    amount: { minor: 12_345, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  expect(data).toMatchObject({
    purpose: 'Grease',
    payee: null,
    status: 'waiting',
    amount: { minor: 12_345 },
  });
  expect(await tenant.auditCount()).toBe(before + 1);
  // Whoever asks for it again is told that it waits; to ask for more, or for something else, is another request.
  const again = { purpose: 'Grease', department: '/operations/production', folder: '/operations/production' };
  const same = async (asked: object) =>
    (await tom.call('requests.preview', { ...again, ...asked })).data.same;
  expect(await same({ amount: { minor: 12_345, currency: 'EUR' } })).toEqual({
    id: data.id,
    number: data.number,
  });
  expect(await same({ amount: { minor: 12_346, currency: 'EUR' } })).toBeNull();
  expect(await same({ amount: { minor: 12_345, currency: 'EUR' }, purpose: 'Oil' })).toBeNull();
  expect((await tom.call('requests.mine', {})).data.items[0]?.id).toBe(data.id);
  expect((await waiting()).mine.map(({ id }) => id)).toContain(data.id);
});

test('requests sent at once get numbers of their own', async () => {
  const draft = {
    purpose: 'Gloves',
    amount: { minor: 100, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  };
  const replies = await Promise.all(Array.from({ length: 8 }, () => tom.call('requests.submit', draft)));
  expect(new Set(replies.map(({ data }) => data.number)).size).toBe(8);
});

test.each([
  ['an amount with a fraction', { amount: { minor: 1.5, currency: 'EUR' } }],
  ['a negative amount', { amount: { minor: -1, currency: 'EUR' } }],
  ['an amount beyond reason', { amount: { minor: 1e13 + 1, currency: 'EUR' } }],
  ['an amount as text', { amount: { minor: '100', currency: 'EUR' } }],
  ['a currency in small letters', { amount: { minor: 100, currency: 'eur' } }],
  ['a currency that is none', { amount: { minor: 100, currency: 'QQQ' } }],
  ['a department that is not there', { department: '/operations/nowhere' }],
  ['a folder that is not there', { folder: '/nowhere' }],
  ['a purpose of spaces', { purpose: '   ' }],
  ['a purpose with a NUL', { purpose: 'a\u0000b' }],
  ['a purpose that turns text around', { purpose: 'a\u202eb' }],
  ['half a character', { purpose: '\ud800' }],
  ['a purpose without end', { purpose: 'x'.repeat(501) }],
])('%s is refused, saying where and what would be right', async (_, change) => {
  const reply = await tom.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor: 100, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
    ...change,
  });
  expect([reply.status, reply.error?.code]).toEqual([400, 'invalid']);
  expect(reply.error?.message).toMatch(new RegExp(`^\`${Object.keys(change)[0]}`));
});

test('no column of the tables can be set from outside', async () => {
  const columns = await tenant.rows<{ name: string }>(sql`
    select distinct column_name as name from information_schema.columns
    where table_schema in ('fin', 'remit') and column_name not in ('id', 'revision', 'comment')`);
  expect(columns.length).toBeGreaterThan(20);
  const [request] = (await waiting()).mine;
  const rows = () => tenant.rows(sql`select * from fin.payment_request where id = ${request?.id}`);
  const before = await rows();
  for (const { name } of columns) {
    const reply = await henrik.call('requests.approve', {
      id: request?.id,
      revision: request?.revision,
      [name]: 'approved',
    });
    expect([name, reply.status]).toEqual([name, 400]);
  }
  expect(await rows()).toEqual(before);
});

/** A tenant of its own in which only Exec sees some fields of payment requests. */
async function hiding(fields: readonly string[]) {
  const own = await served.addTenant();
  const nora = await own.signIn('nora');
  const { data } = await nora.call('policy.current');
  const rules = fields.map((field) => ({ type: 'fin.PaymentRequest', field, visible: ['Exec'] }));
  const document = { ...data.document, fieldRules: [...data.document.fieldRules, ...rules] };
  const draft = { basedOn: data.version, document, member: nora.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  const { status } = await nora.call('policy.publish', { ...draft, effectHash, reason: 'For the board' });
  expect(status).toBe(200);
  return own;
}

test('what a rule hides from the asker is in no sentence about the request and not in its history', async () => {
  // Found in the tenant that hides nothing: both have the same ids.
  const above = (await waiting()).others.find(({ submitter }) => submitter?.name !== 'Henrik Dahl');
  const approver = await (await hiding(['amount', 'payee', 'submitter'])).signIn('henrik');

  const asked = /10,000\.00 EUR; this one is not within it\.$/;
  const { data: seen } = await approver.call('requests.get', { id: above?.id });
  expect([seen.amount, seen.submitter, seen.hidden]).toEqual([null, null, ['payee', 'amount', 'submitter']]);
  expect(seen.events).toMatchObject([{ action: 'submit', actor: null }]);
  // Nothing is found by what is hidden either: who else paid the same payee would tell who that is.
  expect((await approver.call('requests.peers', { id: above?.id })).data.by).not.toBe('payee');
  expect([seen.approve.allowed ? '' : seen.approve.reason, ...seen.whyApprove.sentences]).toEqual([
    expect.stringMatching(asked),
    expect.stringMatching(asked),
  ]);
  const reply = await approver.call('requests.approve', { id: above?.id, revision: above?.revision });
  expect([reply.status, reply.error?.message]).toEqual([403, expect.stringMatching(asked)]);
});

test('a field that may not be filled in is the reason of the refusal, in the reply and on record', async () => {
  const own = await hiding(['purpose']);
  const caller = await own.signIn('tom');
  const { data: form } = await caller.call('requests.form', {});
  const before = await own.auditCount();
  const reply = await caller.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor: 100, currency: 'EUR' },
    department: form.department,
    folder: form.folder,
  });
  const because = 'You may not fill in `purpose`.';
  expect([reply.status, reply.error?.message, reply.error?.sentences]).toEqual([403, because, [because]]);
  expect(await own.auditCount()).toBe(before + 1);
  const [event] = await own.rows(
    sql`select outcome, because from remit.audit_event order by id desc limit 1`,
  );
  expect(event).toMatchObject({ outcome: 'deny', because: [{ kind: 'state', because }] });
});

test('a second account of the person who submitted may not approve', async () => {
  const own = await served.addTenant();
  await own.rows(sql`update remit.member set person = (select person from remit.member where id = ${tom.memberId})
    where id = ${henrik.memberId}`);
  const [submitter, second] = [await own.signIn('tom'), await own.signIn('henrik')];
  const { data } = await submitter.call('requests.submit', {
    purpose: 'Torque wrenches',
    amount: { minor: 45_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  const reply = await second.call('requests.approve', { id: data.id, revision: 1 });
  expect([reply.status, reply.error?.message]).toEqual([
    403,
    'Nobody may both approve and submit the same record, and you did the other.',
  ]);
  expect((await submitter.call('requests.get', { id: data.id })).data.status).toBe('waiting');
});
