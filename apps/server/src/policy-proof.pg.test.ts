import type { Condition, Operand } from '@remit/policy/condition';
import type { Guard, PolicyDocument, PolicyTest, Role } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served | null = null;
let tenant: ServedTenant;
let nora: Caller;

beforeEach(async () => {
  served ??= await serveSample();
  tenant = await served.addTenant();
  nora = await tenant.signIn('nora');
});

afterAll(() => served?.close());

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });

const compared = (left: Operand, operator: '=' | '>', value: Value): Condition => {
  return { kind: 'compare', operator, left, right: { kind: 'literal', value } };
};

const above = (minor: number): Condition =>
  compared(field('amount'), '>', { type: 'money', minor, currency: 'EUR' });

const nobodyApproves = (when: Condition): Guard => {
  return {
    name: 'NoneSoLarge',
    who: {},
    never: { kind: 'action', actions: ['approve'], on: ['fin.PaymentRequest'] },
    when,
  };
};

/** Whoever holds `role` at the root asks to read a customer. */
const reading = (subject: PolicyTest['subject'], outcome: 'allow' | 'deny'): PolicyTest => {
  return {
    name: 'reading a customer',
    subject,
    type: 'crm.Account',
    folder: '/',
    attributes: {},
    expect: { kind: 'decision', outcome, action: 'read' },
  };
};

const asSalesRep: PolicyTest['subject'] = { kind: 'made-up', roles: [{ role: 'SalesRep', folder: '/' }] };

const memberEmail = async (caller: Caller): Promise<string> => {
  const [found] = await tenant.rows<{ email: string }>(
    sql`select email from remit.member where id = ${caller.memberId}`,
  );
  if (found === undefined) throw new Error('the caller is no member');
  return found.email;
};

/** Publishes the policy in force with something added, as its author would: after a look at the effect on oneself. */
async function publish(author: Caller, parts: Partial<PolicyDocument>) {
  const { data } = await author.call('policy.current');
  const draft = { basedOn: data.version, document: { ...data.document, ...parts }, member: author.memberId };
  const preview = await author.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  return author.call('policy.publish', { ...draft, effectHash, reason: 'Proved' });
}

const versionNow = async (): Promise<number> => (await nora.call('policy.current')).data.version;

/** Tom, who may publish and see nothing of any member. */
async function publisher(): Promise<Caller> {
  const { data } = await nora.call('policy.current');
  const role: Role = {
    name: 'Publisher',
    grants: [{ actions: ['read', 'publish'], on: ['remit.Policy'] }],
  };
  const { status } = await publish(nora, { roles: [...data.document.roles, role] });
  if (status !== 200) throw new Error('the role was not published');
  const tom = await tenant.signIn('tom');
  await assignRole(tenant, 'Publisher', tom.memberId);
  return tom;
}

test('a guard that somebody breaks refuses publishing, with the smallest record that shows it', async () => {
  const before = await tenant.auditCount();
  const reply = await publish(nora, { guards: [nobodyApproves(above(100_000_00))] });
  expect([reply.status, reply.error?.code]).toEqual([403, 'forbidden']);
  expect(reply.error?.message).toMatch(
    /^under this draft the guard `NoneSoLarge` is broken: somebody could `approve` a record of `fin\.PaymentRequest` in `[^`]+` with .*amount = 100,000\.01 EUR.*, by the role `ChiefFinancialOfficer`/,
  );
  expect(reply.error?.sentences).toEqual([reply.error?.message]);
  expect(await versionNow()).toBe(1);
  // The refusal is on record, and nothing else was written.
  expect(await tenant.auditCount()).toBe(before + 1);
});

test('a refusal names nobody by whom a guard is broken', async () => {
  const { error } = await publish(nora, { guards: [nobodyApproves(above(100_000_00))] });
  const people = await tenant.rows<{ id: string; name: string; email: string }>(
    sql`select id, name, email from remit.member`,
  );
  const said = JSON.stringify(error);
  expect(said).toContain('is broken: somebody could');
  expect(people.map(({ id }) => id)).toContain(nora.memberId);
  expect(
    people.filter((each) => [each.id, each.name, each.email].some((part) => said.includes(part))),
  ).toEqual([]);
});

test('a guard that holds publishes, and stays in the policy', async () => {
  const guards = [nobodyApproves(above(2_000_000_00))];
  expect((await publish(nora, { guards })).data).toEqual({ version: 2 });
  expect((await nora.call('policy.current')).data.document.guards).toEqual(guards);
});

test('a guard of the policy in force binds the drafts after it', async () => {
  await publish(nora, { guards: [nobodyApproves(above(2_000_000_00))] });
  const { data } = await nora.call('policy.current');
  const roles = data.document.roles.map((role) =>
    role.name === 'ChiefFinancialOfficer'
      ? { ...role, grants: [...role.grants, { actions: ['approve'], on: ['fin.PaymentRequest'] }] }
      : role,
  );
  const reply = await publish(nora, { roles });
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain('the guard `NoneSoLarge` is broken');
  expect(await versionNow()).toBe(2);
});

test('a guard that is broken from a later day on says from when', async () => {
  const from = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await tenant.rows(sql`update remit.assignment set valid_from = ${from}::timestamptz
    where role = 'ChiefFinancialOfficer'`);
  nora = await tenant.signIn('nora');
  const reply = await publish(nora, { guards: [nobodyApproves(above(100_000_00))] });
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain(`, from ${from} on`);
});

test('a guard that cannot be proved refuses publishing and says why', async () => {
  const asksContext = compared({ kind: 'attribute', of: 'environment', name: 'channel' }, '=', {
    type: 'text',
    value: 'phone',
  });
  const reply = await publish(nora, { guards: [nobodyApproves(asksContext)] });
  expect([reply.status, reply.error?.message]).toEqual([
    403,
    'under this draft the guard `NoneSoLarge` is not proved to hold: conditions ask for `context`, which may be anything when somebody asks; a guard that is not proved counts as broken',
  ]);
  expect(await versionNow()).toBe(1);
});

test('how many other guards are broken is said too', async () => {
  const guard = nobodyApproves(above(100_000_00));
  const reply = await publish(nora, { guards: [guard, { ...guard, name: 'Again' }] });
  expect(reply.error?.message).toContain(', and so it is with 1 more;');
});

test('whoever publishes and may not explain members is told that a guard is broken, and not by which record', async () => {
  const tom = await publisher();
  const reply = await publish(tom, { guards: [nobodyApproves(above(100_000_00))] });
  expect([reply.status, reply.error?.message]).toEqual([
    403,
    'under this draft the guard `NoneSoLarge` is broken: somebody could `approve` a record of `fin.PaymentRequest`, by the role `ChiefFinancialOfficer`; narrow what gives it, or change the guard',
  ]);
});

test('a test that fails refuses publishing, with what it expects and what came', async () => {
  const before = await tenant.auditCount();
  const reply = await publish(nora, { tests: [reading(asSalesRep, 'deny')] });
  expect([reply.status, reply.error?.message]).toEqual([
    403,
    'under this draft the test `reading a customer` fails: it expects `deny`, and `allow` came; change what it is about, or the test',
  ]);
  expect(await versionNow()).toBe(1);
  expect(await tenant.auditCount()).toBe(before + 1);
});

test('tests that pass publish, as somebody made up and as a member', async () => {
  const alice = await tenant.signIn('alice');
  const asAlice = { kind: 'member', email: await memberEmail(alice) } as const;
  const tests = [
    reading(asSalesRep, 'allow'),
    { ...reading(asAlice, 'deny'), name: 'another', type: 'hr.Employee' },
  ];
  expect((await publish(nora, { tests })).data).toEqual({ version: 2 });
});

test('a test as a member whom one may not explain looks like one as nobody, and is not asked', async () => {
  const alice = await tenant.signIn('alice');
  const email = await memberEmail(alice);
  const tom = await publisher();
  const replies = [];
  for (const outcome of ['allow', 'deny'] as const) {
    replies.push(await publish(tom, { tests: [reading({ kind: 'member', email }, outcome)] }));
  }
  const stranger = 'nobody@example.org';
  replies.push(await publish(tom, { tests: [reading({ kind: 'member', email: stranger }, 'allow')] }));
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 403]);
  const [told, ...others] = replies.map(({ error }) =>
    error?.message.replaceAll(email, 'them').replaceAll(stranger, 'them'),
  );
  expect(told).toContain('there is no member with the e-mail `them` whose access you may explain');
  expect(others).toEqual([told, told]);
});
