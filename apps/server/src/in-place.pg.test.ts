import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let tom: Caller;
let henrik: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await approvalTenant(served, {
    name: 'Payments',
    on: 'fin.PaymentRequest',
    steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' }],
  });
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
});
afterAll(() => served.close());

const draft = (minor: number, purpose = 'Torque wrenches') => ({
  purpose,
  amount: { minor, currency: 'EUR' },
  department: '/operations/production',
  folder: '/operations/production',
});

test('somebody asks in another’s place where a role says so, and neither of the two decides it, by whatever role', async () => {
  const forHenrik = { ...draft(30_000, 'Safety shoes'), onBehalfOf: henrik.memberId };
  const refused = await tom.call('requests.submit', forHenrik);
  expect([refused.status, refused.error?.code]).toEqual([403, 'forbidden']);
  expect((await tom.call('requests.people', { q: 'Henrik' })).data).toEqual([]);
  const nora = await tenant.signIn('nora');
  for (const role of ['Assistant', 'Approver']) {
    const given = await nora.call('people.assign', { member: tom.memberId, role, folder: '/operations' });
    expect(given.status).toBe(200);
  }
  tom = await tenant.signIn('tom');

  const found = (await tom.call('requests.people', { q: 'henrik' })).data;
  expect(found.map(({ name }) => name)).toEqual(['Henrik Dahl']);
  const { data: form } = await tom.call('requests.formFor', { onBehalfOf: henrik.memberId });
  expect(form).toMatchObject({ create: { allowed: true }, department: '/operations/production' });
  const { data: preview } = await tom.call('requests.preview', forHenrik);
  expect(preview.submit.allowed).toBe(true);
  const names = preview.deciders.map(({ person }) => person.name);
  expect(names.filter((name) => name === 'Henrik Dahl' || name === 'Tom Becker')).toEqual([]);

  const { data: sent } = await tom.call('requests.submit', forHenrik);
  expect(sent).toMatchObject({ submitter: { name: 'Henrik Dahl' }, sentBy: { name: 'Tom Becker' } });
  const { id } = sent;
  for (const asker of [henrik, tom]) {
    expect((await asker.call('requests.mine', {})).data.items.map((each) => each.id)).toContain(id);
    expect((await asker.call('requests.approve', { id, revision: 1 })).error?.code).toBe('forbidden');
    expect((await asker.call('requests.inbox')).data.mine.map((each) => each.id)).not.toContain(id);
  }
  const { data: seen } = await henrik.call('requests.get', { id });
  expect(seen.events).toMatchObject([
    { action: 'submit', actor: { name: 'Tom Becker' }, onBehalfOf: { name: 'Henrik Dahl' } },
  ]);
  const { notices } = (await henrik.call('notices.list', {})).data;
  expect(notices.find(({ target }) => target === id)).toMatchObject({ kind: 'sent', own: true });

  // Whoever sent it acts on it in the other's place, and the other does so themselves.
  const smaller = { id, revision: 1, request: draft(20_000, 'Safety shoes') };
  expect((await tom.call('requests.change', smaller)).data.revision).toBe(2);
  expect((await henrik.call('requests.withdraw', { id, revision: 2 })).data.status).toBe('withdrawn');
  const events = await tenant.rows(sql`
    select action, actor, on_behalf_of as behalf, outcome from remit.audit_event
    where target_id = ${id} and outcome = 'allow' order by id`);
  const asked = { actor: tom.memberId, behalf: henrik.memberId, outcome: 'allow' };
  expect(events).toEqual([
    { ...asked, action: 'request.submitted' },
    { ...asked, action: 'request.changed' },
    { ...asked, action: 'request.withdrawn', actor: henrik.memberId, behalf: null },
  ]);
  const kept = await tenant.rows(sql`
    select action, actor, on_behalf_of as behalf from fin.payment_request_event
    where record_id = ${id} order by sequence`);
  const inPlace = { actor: tom.memberId, behalf: henrik.memberId };
  expect(kept).toEqual([
    { ...inPlace, action: 'submit' },
    { ...inPlace, action: 'change' },
    { action: 'withdraw', actor: henrik.memberId, behalf: null },
  ]);
});

test('nobody asks in another’s place for what the other may not ask, nor once the role is gone', async () => {
  const sana = await tenant.signIn('sana');
  // Of a department that is not hers she may ask nothing, and so nobody may for her.
  const forSana = await tom.call('requests.submit', { ...draft(10_000), onBehalfOf: sana.memberId });
  expect([forSana.status, forSana.error?.message]).toEqual([
    403,
    'Sana Iqbal may not do this, so nobody does it in the place of Sana Iqbal.',
  ]);
  const unknown = { ...draft(10_000), onBehalfOf: '00000000-0000-4000-8000-000000000000' };
  expect((await tom.call('requests.submit', unknown)).error?.code).toBe('invalid');
  expect((await sana.call('requests.submit', unknown)).error?.code).toBe('forbidden');
  const own = await tom.call('requests.submit', { ...draft(10_000), onBehalfOf: tom.memberId });
  expect(own.error?.code).toBe('invalid');

  const forHenrik = { ...draft(10_000), onBehalfOf: henrik.memberId };
  const { id } = (await tom.call('requests.submit', forHenrik)).data;
  await tenant.rows(
    sql`delete from remit.assignment where role = 'Assistant' and member_id = ${tom.memberId}`,
  );
  tom = await tenant.signIn('tom');
  expect((await tom.call('requests.withdraw', { id, revision: 1 })).error?.code).toBe('forbidden');
  await tenant.rows(sql`update fin.payment_request set status = 'information' where id = ${id}`);
  expect((await tom.call('requests.get', { id })).data.answer.allowed).toBe(false);
  const answer = { id, revision: 1, comment: 'For the new line' };
  expect((await tom.call('requests.answer', answer)).error?.code).toBe('forbidden');
  expect((await henrik.call('requests.answer', answer)).status).toBe(200);
  expect((await tom.call('requests.preview', forHenrik)).error?.code).toBe('forbidden');
  expect((await tom.call('requests.approve', { id, revision: 1 })).error?.code).toBe('forbidden');
});

test('of two who ask, each is told what the other took back, and who sent it only where that field is not hidden', async () => {
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    fieldRules: [
      ...document.fieldRules,
      { type: 'fin.PaymentRequest', field: 'sent_by', visible: ['Assistant'] },
    ],
  }));
  const sent = await henrik.call('requests.submit', { ...draft(1_500), onBehalfOf: tom.memberId });
  expect(sent.data.sentBy).toMatchObject({ name: 'Henrik Dahl' });
  const { id } = sent.data;
  const { data: seen } = await tom.call('requests.get', { id });
  expect([seen.sentBy, seen.events]).toMatchObject([
    null,
    [{ action: 'submit', actor: null, onBehalfOf: { name: 'Tom Becker' } }],
  ]);
  expect((await henrik.call('requests.withdraw', { id, revision: 1 })).status).toBe(200);
  const { notices } = (await tom.call('notices.list', {})).data;
  const told = notices.filter(({ target }) => target === id);
  expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['withdrawn', null],
    ['sent', null],
  ]);
});
