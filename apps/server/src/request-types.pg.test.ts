import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { parsePolicy } from '@remit/language/parse-policy';
import { printPolicy } from '@remit/language/print-policy';
import type { PolicyDocument } from '@remit/policy/document';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import { assignRole } from './testing/assign-role.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, origin } from './testing/serve-sample.ts';

const travel = `
resource fin.Trip
label: 'Business trip'
has: number text, subject text 'Subject', cost money 'Cost', unit department 'Department'
has: destination text 'Destination', leaves date 'Leaves', class enum ['rail', 'air'] 'Class', abroad boolean 'Abroad'
has: nights number 'Nights', host member 'Host', traveller member 'Traveller', status enum ['waiting', 'approved']
owner: traveller
amount: cost
department: unit
title: subject
actions: submit, approve, reject, withdraw
history: kept

role Traveller in fin can: create, submit on fin.Trip
can: read.own, withdraw.own on fin.Trip

role TripHead in fin can: read.department, approve.department, reject.department on fin.Trip where destination != 'Atlantis'

approval Trips on fin.Trip
asks destination 'Where to?'
asks nights 'How many nights?' when cost > 500 EUR
asks leaves optional
asks class optional
asks abroad optional
asks host optional
attaches quote 'An offer for the journey' when cost > 500 EUR
step Head by head of department
`;

const place = { department: '/operations/production', folder: '/operations/production' };
const short = {
  type: 'fin.Trip',
  purpose: 'Trade fair',
  amount: { minor: 40_000, currency: 'EUR' },
  ...place,
  fields: { destination: 'Lyon', leaves: '2026-12-01', class: 'rail', abroad: true },
};
let tom: Caller;
let henrik: Caller;

const { served, tenant } = await serveTenant();

beforeAll(async () => {
  await publishChanged(await tenant.signIn('nora'), (document) => {
    const { document: next, errors } = parsePolicy(`${printPolicy(document)}\n${travel}`);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return next;
  });
  for (const [role, who] of [
    ['Traveller', 'tom'],
    ['TripHead', 'henrik'],
  ] as const)
    await assignRole(tenant, role, tenant.memberIdOf(who));
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
});

test('a type of requests that an administrator declares is submitted, decided and audited by the next call on', async () => {
  const { data: form } = await tom.call('requests.form', { type: 'fin.Trip' });
  expect(form.types).toContainEqual({ type: 'fin.Trip', label: 'Business trip' });
  expect(form.asks).toMatchObject({
    questions: [
      { field: 'subject', required: true },
      { field: 'cost', required: true },
      { field: 'unit', required: true },
      { field: 'destination', text: 'Where to?', required: true },
      { field: 'nights', required: true },
      { field: 'leaves', required: false },
      { field: 'class', required: false },
      { field: 'abroad', required: false },
      { field: 'host', required: false },
    ],
    files: [{ name: 'quote', text: 'An offer for the journey', required: true }],
  });
  const { data: preview } = await tom.call('requests.preview', short);
  expect(preview).toMatchObject({ submit: { allowed: true }, missing: [], files: [] });
  expect(preview.steps).toMatchObject([{ name: 'Head', deciders: [{ person: { id: henrik.memberId } }] }]);

  const { data: sent, error } = await tom.call('requests.submit', {
    ...short,
    fields: { ...short.fields, host: henrik.memberId },
  });
  expect(error).toBeNull();
  expect(sent).toMatchObject({
    type: 'fin.Trip',
    typeLabel: 'Business trip',
    number: 'T-1',
    purpose: 'Trade fair',
  });
  const { data: waiting } = await henrik.call('requests.inbox');
  expect(waiting.mine).toContainEqual(expect.objectContaining({ id: sent.id, amount: short.amount }));
  expect((await tom.call('requests.mine', {})).data.items[0]).toMatchObject({ id: sent.id });
  const { data: seen } = await henrik.call('requests.get', { id: sent.id });
  expect(seen.fields).toMatchObject([
    { field: 'destination', label: 'Destination', value: { value: 'Lyon' } },
    { field: 'leaves', value: { type: 'date', value: '2026-12-01' } },
    { field: 'class', value: { type: 'enum', value: 'rail' } },
    { field: 'abroad', value: { type: 'boolean', value: true } },
    { field: 'host', person: { id: henrik.memberId } },
  ]);
  const approved = await henrik.call('requests.approve', { id: sent.id, revision: sent.revision });
  expect(approved.data).toMatchObject({ status: 'approved' });
  expect(
    await tenant.rows(sql`
      select action, outcome, target_type as type from remit.audit_event where target_id = ${sent.id} order by id`),
  ).toEqual([
    { action: 'request.submitted', outcome: 'allow', type: 'fin.Trip' },
    { action: 'request.approved', outcome: 'allow', type: 'fin.Trip' },
  ]);
});

test('what its form asks for and is missing keeps it from being sent, and the record says so', async () => {
  const dear = { ...short, amount: { minor: 90_000, currency: 'EUR' } };
  const before = await tenant.auditCount();
  const reply = await tom.call('requests.submit', dear);
  expect([reply.status, reply.error?.code, reply.error?.sentences]).toEqual([
    412,
    'precondition',
    ['“How many nights?” has no answer yet.', '“An offer for the journey” is not attached yet.'],
  ]);
  expect(await tenant.auditCount()).toBe(before + 1);

  const { data: draft } = await tom.call('requestDrafts.save', {
    over: null,
    type: 'fin.Trip',
    entries: {
      purpose: 'Trade fair',
      payee: '',
      amount: '900',
      currency: 'EUR',
      costType: '',
      onBehalfOf: null,
      ...place,
      fields: { destination: 'Lyon' },
    },
  });
  expect(draft).toMatchObject({ type: 'fin.Trip', fields: { destination: 'Lyon' } });
  const content = Buffer.from('An offer', 'utf8');
  const { data: offer } = await tom.call('attachments.offer', {
    id: draft.id,
    revision: draft.revision,
    name: 'offer.txt',
    size: content.length,
    asked: 'quote',
  });
  const put = await served.app.inject({
    method: 'PUT',
    url: offer.url,
    headers: {
      host: 'localhost:4000',
      origin,
      cookie: tom.cookie,
      'content-type': 'application/octet-stream',
    },
    payload: content,
  });
  expect(put.statusCode).toBe(204);
  const sent = await tom.call('requests.submit', {
    ...dear,
    fields: { ...dear.fields, nights: '2' },
    draft: { id: draft.id, revision: draft.revision + 1 },
  });
  expect(sent.error).toBeNull();
  const { data: files } = await henrik.call('attachments.list', { id: draft.id });
  expect(files.files).toMatchObject([
    { name: 'offer.txt', asked: 'quote', askedText: 'An offer for the journey' },
  ]);
  const taken = await tom.call('attachments.remove', {
    id: draft.id,
    revision: sent.data.revision,
    file: files.files[0]?.id,
  });
  expect([taken.status, taken.error?.sentences]).toEqual([
    412,
    ['“An offer for the journey” is not attached yet.'],
  ]);
});

test('a value that is none of its field’s type, and a field that the type has not, are refused with what would be right', async () => {
  for (const [fields, says] of [
    [{ destination: 'Lyon', leaves: '2026-02-30' }, /^`fields\.leaves`: a day, such as/],
    [{ destination: 'Lyon', leaves: '0000-02-01' }, /^`fields\.leaves`: a day, such as/],
    [{ destination: 'Lyon', nights: '1'.repeat(19) }, /^`fields\.nights`: a number/],
    [{ destination: 'Lyon', class: 'boat' }, /^`fields\.class`: one of `rail`, `air`/],
    [{ destination: 'Lyon', nights: 'two' }, /^`fields\.nights`: a number/],
    [{ destination: 'Lyon', host: randomUUID() }, /^`fields\.host`: the id of a member/],
    [
      { destination: 'Lyon', traveller: henrik.memberId },
      /^`fields\.traveller`: `fin\.Trip` has no such field/,
    ],
    [{ destination: 'Lyon', purpose: 'x' }, /^`fields\.purpose`: `fin\.Trip` has no such field/],
  ] as const) {
    const { status, error } = await tom.call('requests.submit', { ...short, fields });
    expect([status, error?.code]).toEqual([400, 'invalid']);
    expect(error?.message).toMatch(says);
  }
  expect((await tom.call('requests.submit', { ...short, type: 'fin.Nothing' })).error?.message).toMatch(
    /^`type`: `fin\.Nothing` is no type of requests; there are `fin\.PaymentRequest`/,
  );
});

test('of its fields a condition decides who may do what, in lists as in decisions, and words of them are found', async () => {
  const sent = await tom.call('requests.submit', { ...short, fields: { destination: 'Atlantis' } });
  expect(sent.error).toBeNull();
  const { data: waiting } = await henrik.call('requests.inbox');
  const ids = [...waiting.mine, ...waiting.others].map(({ id }: { id: string }) => id);
  expect(ids).not.toContain(sent.data.id);
  expect((await henrik.call('requests.get', { id: sent.data.id })).status).toBe(404);
  const { data: found } = await tom.call('search.find', { q: 'atlantis' });
  expect(JSON.stringify(found)).toContain(sent.data.id);
  const { data: hidden } = await henrik.call('search.find', { q: 'atlantis' });
  expect(JSON.stringify(hidden)).not.toContain(sent.data.id);
});

test('changing one of its fields voids the approvals given, and what is not asked stays as it was', async () => {
  const { data: sent } = await tom.call('requests.submit', short);
  const { type: _type, ...request } = short;
  const { data: changed, error } = await tom.call('requests.change', {
    id: sent.id,
    revision: sent.revision,
    request: { ...request, fields: { destination: 'Turin', abroad: null } },
  });
  expect(error).toBeNull();
  expect(changed.revision).toBe(sent.revision + 1);
  expect(changed.fields).toMatchObject([
    { field: 'destination', value: { value: 'Turin' } },
    { field: 'leaves', value: { value: '2026-12-01' } },
    { field: 'class', value: { value: 'rail' } },
  ]);
});

test('sent twice under one key, also at once, it is one request, and both are answered with it', async () => {
  const keyed = { ...short, purpose: 'Once', key: randomUUID() };
  const [one, other] = await Promise.all([
    tom.call('requests.submit', keyed),
    tom.call('requests.submit', keyed),
  ]);
  expect([one.error, other.error]).toEqual([null, null]);
  expect(other.data.id).toBe(one.data.id);
  expect((await tom.call('requests.submit', keyed)).data.number).toBe(one.data.number);
  const made = await tenant.rows(sql`select id from fin.payment_request where purpose = 'Once'`);
  expect(made).toHaveLength(1);
});

test('what is changed after it was sent, without having heard that it was, is refused and says where it is', async () => {
  const keyed = { ...short, purpose: 'Heard late', key: randomUUID() };
  const { data: sent } = await tom.call('requests.submit', keyed);
  const others = [
    { ...keyed, purpose: 'Changed meanwhile' },
    { ...keyed, amount: { ...short.amount, minor: short.amount.minor + 1 } },
    { ...keyed, fields: { ...short.fields, destination: 'Elsewhere' } },
    { ...keyed, fields: {} },
  ];
  for (const other of others) {
    const { status, error } = await tom.call('requests.submit', other);
    expect([status, error?.message]).toEqual([409, expect.stringContaining(sent.number)]);
  }
  expect((await tom.call('requests.submit', keyed)).data.id).toBe(sent.id);
});

test('who submitted is in no notice to somebody from whom a rule hides it, whatever the type calls that field', async () => {
  const nora = await tenant.signIn('nora');
  const actorsFor = async (id: string) =>
    (await henrik.call('notices.list', {})).data.notices.flatMap(({ target, actor }) =>
      target === id ? [actor?.name ?? null] : [],
    );
  const { data: seen } = await tom.call('requests.submit', { ...short, purpose: 'By somebody' });
  expect(await actorsFor(seen.id)).toEqual(['Tom Becker']);
  const rule = { type: 'fin.Trip', field: 'traveller', visible: ['Traveller'] };
  await publishChanged(nora, (document) => ({ ...document, fieldRules: [...document.fieldRules, rule] }));
  expect(await actorsFor(seen.id)).toEqual([null]);
  await publishChanged(nora, (document) => ({
    ...document,
    fieldRules: document.fieldRules.filter(({ field }) => field !== 'traveller'),
  }));
});

test('a draft says how many waiting requests lack what their form comes to ask for', async () => {
  const nora = await tenant.signIn('nora');
  const { data: sent } = await tom.call('requests.submit', { ...short, fields: { destination: 'Lyon' } });
  const { data: current } = await nora.call('policy.current');
  const document: PolicyDocument = current.document;
  const approvals = document.approvals.map(({ asks = [], ...each }) => ({
    ...each,
    ...(each.name === 'Trips'
      ? { asks: asks.map((question) => (question.field === 'class' ? { field: 'class' } : question)) }
      : {}),
  }));
  const { data: begun } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: current.version,
    steps: [stepBetween(document, { ...document, approvals })],
    name: null,
  });
  const { data: effect } = await nora.call('changes.effect', { id: begun.id });
  const [lacking] = await tenant.rows<{ count: number }>(sql`
    select count(*)::int as count from fin.payment_request
    where type = 'fin.Trip' and status = 'waiting' and fields ->> 'class' is null`);
  if (effect.kind !== 'answer') throw new Error(effect.kind);
  const { requests } = effect.answer;
  expect(requests?.looked).toBe(requests?.waiting);
  expect(requests?.lacking).toBe(lacking?.count);
  expect(lacking?.count).toBeGreaterThan(0);
  // It waits on: what it was sent with was all that was asked for then.
  expect((await henrik.call('requests.get', { id: sent.id })).data.status).toBe('waiting');
});
