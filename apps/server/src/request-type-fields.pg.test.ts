import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { parsePolicy } from '@remit/language/parse-policy';
import { printPolicy } from '@remit/language/print-policy';
import type { PolicyDocument } from '@remit/policy/document';
import { assignRole } from './testing/assign-role.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const rental = `
resource fin.Rental
label: 'Rental'
has: subject text 'Subject', rent money 'Rent', unit department 'Department', renter member 'Renter'
has: deposit money 'Deposit', pieces number 'How many', number text, site folder 'Site', submitted_at instant
owner: renter
amount: rent
department: unit
title: subject
actions: submit, approve, reject, withdraw
history: kept

role Renter in fin can: create, submit on fin.Rental
can: read.own, withdraw.own on fin.Rental

role RentalHead in fin can: read.department, approve.department, reject.department on fin.Rental where deposit <= 1000 EUR

approval Rentals on fin.Rental
total deposits of deposit by renter over 30 days
asks deposit optional
asks pieces optional
asks site optional
step Head by head of department
step Finance by RentalHead when context.deposits > 5000 EUR
`;

const place = { department: '/operations/production', folder: '/operations/production' };
const request = {
  type: 'fin.Rental',
  purpose: 'Crane',
  amount: { minor: 40_000, currency: 'EUR' },
  ...place,
  fields: { deposit: { minor: 90_000, currency: 'USD' } },
};
let tom: Caller;
let henrik: Caller;

const { tenant, nora } = await serveTenant('nora');

beforeAll(async () => {
  await publishChanged(nora, (document) => {
    const { document: next, errors } = parsePolicy(`${printPolicy(document)}\n${rental}`);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return next;
  });
  for (const [role, who] of [
    ['Renter', 'tom'],
    ['RentalHead', 'henrik'],
  ] as const)
    await assignRole(tenant, role, tenant.memberIdOf(who));
  [tom, henrik] = [await tenant.signIn('tom'), await tenant.signIn('henrik')];
});

const inboxOf = async (caller: Caller): Promise<readonly string[]> => {
  const { data } = await caller.call('requests.inbox');
  return [...data.mine, ...data.others].map(({ id }: { readonly id: string }) => id);
};

test('a total of another money field counts amounts of every currency at the rates pinned on them', async () => {
  const deposit = (minor: number) => ({ ...request, fields: { deposit: { minor, currency: 'USD' } } });
  const stepsOf = async (minor: number): Promise<readonly string[]> => {
    const { data } = await tom.call('requests.preview', deposit(minor));
    return data.steps.map(({ name }: { readonly name: string }) => name);
  };
  expect((await nora.call('rates.set', { currency: 'USD', rate: '0.9', from: 0 })).error).toBeNull();
  const { error } = await tom.call('requests.submit', { ...deposit(500_000), purpose: 'Cranes' });
  expect(error).toBeNull();
  expect([await stepsOf(50_000), await stepsOf(60_000)]).toEqual([['Head'], ['Head', 'Finance']]);
});

test('the rate of every money field is pinned when a request is submitted, whatever the rates do afterwards', async () => {
  const { data: sent, error } = await tom.call('requests.submit', request);
  expect(error).toBeNull();
  expect(await inboxOf(henrik)).toContain(sent.id);
  await nora.call('rates.set', { currency: 'USD', rate: '9', from: 0 });
  // By the list and by the single decision alike.
  expect(await inboxOf(henrik)).toContain(sent.id);
  const { data: seen } = await henrik.call('requests.get', { id: sent.id });
  expect(seen.approve.allowed).toBe(true);
  const { data: later } = await tom.call('requests.submit', { ...request, purpose: 'Another crane' });
  expect(await inboxOf(henrik)).not.toContain(later.id);
  expect((await henrik.call('requests.get', { id: later.id })).status).toBe(404);

  const { type: _type, ...content } = request;
  const change = { id: sent.id, revision: sent.revision };
  const { data: changed } = await tom.call('requests.change', {
    ...change,
    request: {
      ...content,
      purpose: 'Crane for May',
      fields: { deposit: { minor: 80_000, currency: 'USD' } },
    },
  });
  expect(await inboxOf(henrik)).toContain(changed.id);
});

test('a folder that a request names is the same folder after it was moved', async () => {
  const made = await nora.call('folders.create', { parent: '/sales', end: 'yard', name: 'Yard' });
  const inside = await nora.call('folders.create', { parent: '/sales/yard', end: 'north', name: 'North' });
  const beside = await nora.call('folders.create', { parent: '/sales', end: 'yard-2', name: 'Other yard' });
  expect([made.error, inside.error, beside.error]).toEqual([null, null, null]);
  const sites = ['/sales/yard', '/sales/yard/north', '/sales/yard-2'];
  const sent: string[] = [];
  for (const site of sites) {
    const { data, error } = await tom.call('requests.submit', {
      ...request,
      purpose: site,
      fields: { site },
    });
    expect(error).toBeNull();
    sent.push(data.id);
  }
  const move = { folder: '/sales/yard', into: '/operations' };
  const { data: preview } = await nora.call('folders.previewMove', move);
  expect((await nora.call('folders.move', { ...move, effectHash: preview.effectHash })).error).toBeNull();
  const named = await tenant.rows<{ site: string }>(sql`
    select fields ->> 'site' as site from fin.payment_request
    where id = any (array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(sent)}::text::jsonb)))
    order by purpose`);
  expect(named.map(({ site }) => site)).toEqual([
    '/operations/yard',
    '/sales/yard-2',
    '/operations/yard/north',
  ]);
});

test('once nobody may begin another request of a type, those that wait end in their order and stay readable', async () => {
  const fields = { deposit: { minor: 100, currency: 'EUR' } };
  const { data: sent } = await tom.call('requests.submit', {
    ...request,
    purpose: 'The last crane',
    fields,
  });
  const { data: kept } = await tom.call('requests.submit', { ...request, purpose: 'No crane', fields });
  const withoutType = (resources: PolicyDocument['resources']) =>
    resources.filter(({ name }) => name !== request.type);
  const { data: current } = await nora.call('policy.current');
  const { data: refused } = await nora.call('policy.preview', {
    basedOn: current.version,
    document: { ...current.document, resources: withoutType(current.document.resources) },
    member: nora.memberId,
  });
  expect(JSON.stringify(refused)).toContain('Take away the grants to create and submit it instead');
  await publishChanged(nora, (document) => ({
    ...document,
    roles: document.roles.map((role) =>
      role.name === 'Renter'
        ? { ...role, grants: role.grants.filter(({ actions }) => !actions.includes('submit')) }
        : role,
    ),
  }));
  const { error } = await tom.call('requests.submit', { ...request, purpose: 'One more' });
  expect(error?.code).toBe('forbidden');
  const form = await tom.call('requests.form', {});
  expect(form.error).toBeNull();
  expect(form.data.types.map(({ type }) => type)).not.toContain(request.type);
  const decision = { id: sent.id, revision: sent.revision, comment: 'There is one already' };
  const { data: rejected } = await henrik.call('requests.reject', decision);
  expect(rejected.status).toBe('rejected');
  const { data: withdrawn } = await tom.call('requests.withdraw', { id: kept.id, revision: kept.revision });
  expect(withdrawn.status).toBe('withdrawn');
  expect((await tom.call('requests.get', { id: sent.id })).data.purpose).toBe('The last crane');
});
