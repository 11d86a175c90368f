import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OverTimeView } from '@remit/api/simulate/simulate-views';
import { loadDirectory } from '@remit/store/directory/directory';
import type { Condition } from '@remit/policy/condition';
import type { FieldDeclaration } from '@remit/policy/document';
import { subjectOf } from '@remit/policy/subject-of';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { served, tenant, nora } = await serveTenant('nora');

async function newGroup(): Promise<string> {
  const made = await nora.call('groups.create', { kind: 'group', name: `By rule ${randomUUID()}` });
  return made.data.id;
}

async function setRule(group: string, rule: string | Condition | null, as: Caller = nora) {
  const preview = await as.call('groups.previewRule', { group, rule });
  const effectHash = preview.data?.effect?.effectHash ?? '0'.repeat(64);
  return { preview, set: await as.call('groups.setRule', { group, rule, effectHash }) };
}

async function give(group: string, role: string) {
  const gift = { holder: { kind: 'group', id: group }, role, folder: '/', from: null, until: null };
  const preview = await nora.call('groups.previewGive', gift);
  const given = await nora.call('groups.give', { ...gift, effectHash: preview.data.effectHash });
  expect(given.error).toBeNull();
}

const alone = ({ memberId }: Caller): string => `subject.id = '${memberId}'`;

const rolesOf = async (member: string): Promise<readonly string[]> =>
  (await nora.call('people.access', { member })).data.roles.map(({ role }) => role);

test('whoever a rule is true of is in the group, said beside who is in it directly, and told before it is set', async () => {
  const group = await newGroup();
  const text = `subject.department within '/sales'`;
  const { preview, set } = await setRule(group, text);
  const sales = (await nora.call('groups.get', { kind: 'department', id: '/sales' })).data.members;
  expect(preview.data).toMatchObject({
    problems: [],
    words: expect.stringContaining('the department of the member'),
    condition: { kind: 'within', operand: { of: 'subject', name: 'department' } },
    effect: { refusal: null, joins: { count: sales }, leaves: { count: 0 }, unsettled: expect.any(Number) },
  });
  expect(set.error).toBeNull();
  const { data } = await nora.call('groups.get', { kind: 'group', id: group });
  expect(data).toMatchObject({
    members: sales,
    rule: { text, words: preview.data.words, condition: preview.data.condition },
  });
  expect(data.people.every(({ byRule, direct }) => byRule && !direct)).toBe(true);
  const event = await tenant.rows<{ details: unknown; before: unknown; after: unknown }>(
    sql`select details, before, after from remit.audit_event where action = 'group.ruled' order by id desc limit 1`,
  );
  expect(event[0]).toMatchObject({
    before: { rule: null },
    after: { rule: text },
    details: { joined: sales, left: 0 },
  });
});

test('a changed attribute begins and ends membership on the very next call, and explanations name the rule', async () => {
  const tom = await tenant.signIn('tom');
  const group = await newGroup();
  expect((await setRule(group, `subject.department = '/rule-made'`)).set.error).toBeNull();
  await give(group, 'WarehouseClerk');
  const before = await nora.call('people.get', { member: tom.memberId });
  expect(await rolesOf(tom.memberId)).not.toContain('WarehouseClerk');
  await tenant.rows(sql`
    insert into remit.department (tenant_id, path, name) select tenant_id, '/rule-made', 'Made' from remit.tenant`);
  const home = before.data.person.department;
  await tenant.rows(sql`update remit.member set department = '/rule-made' where id = ${tom.memberId}`);
  const { roles } = (await nora.call('people.access', { member: tom.memberId })).data;
  expect(roles.find(({ role }) => role === 'WarehouseClerk')?.through).toMatchObject({
    kind: 'group',
    id: group,
    rule: expect.stringContaining(', as the department of the member'),
  });
  await tenant.rows(sql`update remit.member set department = ${home} where id = ${tom.memberId}`);
  expect(await rolesOf(tom.memberId)).not.toContain('WarehouseClerk');
});

test('sessions end of whoever comes or goes by a rule, and of whoever is in it by one when what it gives changes', async () => {
  const alice = await tenant.signIn('alice');
  const group = await newGroup();
  const asked = async (caller: Caller) => (await caller.call('me.get')).error?.code ?? null;
  expect(await asked(alice)).toBeNull();
  expect((await setRule(group, alone(alice))).set.error).toBeNull();
  expect(await asked(alice)).toBe('session-ended');
  const again = await tenant.signIn('alice');
  expect(await asked(again)).toBeNull();
  await give(group, 'WarehouseClerk');
  expect(await asked(again)).toBe('session-ended');
  const third = await tenant.signIn('alice');
  expect(await asked(third)).toBeNull();
  expect((await setRule(group, null)).set.error).toBeNull();
  expect(await asked(third)).toBe('session-ended');
});

test('an answer over time turns when a rule took somebody in, and when another one took them out', async () => {
  const tom = await tenant.signIn('tom');
  const sana = await tenant.signIn('sana');
  const group = await newGroup();
  await give(group, 'WarehouseLead');
  expect((await setRule(group, alone(tom))).set.error).toBeNull();
  const { name: was } = (await nora.call('groups.get', { kind: 'group', id: group })).data;
  const name = `${was} renamed`;
  const renamed = await nora.call('groups.rename', { holder: { kind: 'group', id: group }, name, was });
  expect(renamed.error).toBeNull();
  expect((await setRule(group, `subject.id = '${sana.memberId}'`)).set.error).toBeNull();
  const asking = await tenant.signIn('sana');
  const question = {
    member: tom.memberId,
    action: 'read',
    resource: { kind: 'described', type: 'wms.Item', folder: '/operations' },
  };
  const causes: [string, string | null][] = [];
  for (let after: number | null = null, part = 0; part < 10; part += 1) {
    const told: OverTimeView = (await asking.call('simulate.overTime', { ...question, after })).data;
    for (const { cause } of told.turns) causes.push([cause.kind, 'name' in cause ? cause.name : null]);
    after = told.next;
    if (after === null) break;
  }
  // The name alone turned nothing.
  expect(causes.filter(([, called]) => called === was || called === name)).toEqual([
    ['group-joined', was],
    ['group-left', name],
  ]);
});

test('a text that is no rule is told where it is wrong, and is not set', async () => {
  const group = await newGroup();
  const { preview, set } = await setRule(group, `subject.title = 'x' and\nsubject.groups overlaps ['a']`);
  expect(preview.data).toMatchObject({
    problems: [{ line: 2, column: 1, message: expect.stringContaining('never told by groups') }],
    words: null,
    effect: null,
  });
  expect(set.error).toMatchObject({ code: 'invalid' });
  const hint = await nora.call('groups.previewRule', { group, rule: `department within '/sales'` });
  expect(hint.data.problems[0]?.nearest).toEqual(['subject.department']);
});

test('a rule that comes as a form has it is the one that its text says, and is refused for what its text would be', async () => {
  const group = await newGroup();
  const of = (name: string): Condition => ({
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'subject', name },
    right: { kind: 'literal', value: { type: 'text', value: `O'Hara` } },
  });
  const { preview, set } = await setRule(group, { kind: 'and', conditions: [of('title')] });
  expect(preview.data).toMatchObject({ text: `subject.title = 'O''Hara'`, condition: of('title') });
  expect(set.error).toBeNull();
  const { data } = await nora.call('groups.get', { kind: 'group', id: group });
  expect(data.rule).toMatchObject({ text: `subject.title = 'O''Hara'`, condition: of('title') });
  const past: Condition = { kind: 'took', action: 'approve' };
  for (const [refused, message] of [
    [of('groups'), 'never told by groups'],
    [past, 'asked of a record'],
    [{ kind: 'or', conditions: Array.from({ length: 200 }, () => of('title')) } as const, 'at most 4000'],
  ] as const) {
    const tried = await setRule(group, refused);
    expect(tried.preview.data).toMatchObject({
      problems: [{ message: expect.stringContaining(message) }],
      effect: null,
    });
    expect(tried.set.error).toMatchObject({ code: 'invalid' });
  }
});

test('nobody lets themselves in by a rule, and nobody but who may change everybody sets or reads one', async () => {
  const group = await newGroup();
  expect((await setRule(group, alone(nora))).set.error).toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('nobody widens their own access'),
  });
  const henrik = await tenant.signIn('henrik');
  const tried = await setRule(group, alone(nora), henrik);
  expect(tried.preview.error).not.toBeNull();
  expect(tried.set.error).not.toBeNull();
  expect((await nora.call('groups.get', { kind: 'group', id: group })).data.rule?.text).toBeNull();
});

test('a rule that cannot tell of somebody leaves them out, and says of how many it cannot', async () => {
  const group = await newGroup();
  const chosen = await tenant.signIn('tom');
  await tenant.rows(sql`
    update remit.member set attributes = attributes || '{"country": {"type": "text", "value": "DE"}}'
    where id = ${chosen.memberId}`);
  const { preview, set } = await setRule(group, `subject.country = 'DE'`);
  expect(set.error).toBeNull();
  const everybody = await tenant.rows<{ count: number }>(
    sql`select count(*)::int as count from remit.member`,
  );
  expect(preview.data.effect).toMatchObject({
    joins: { count: 1 },
    unsettled: (everybody[0]?.count ?? 0) - 1,
  });
  const { data } = await nora.call('groups.get', { kind: 'group', id: group });
  expect(data).toMatchObject({ members: 1, rule: { unsettled: (everybody[0]?.count ?? 0) - 1 } });
  const facts: readonly FieldDeclaration[] = data.rule?.facts ?? [];
  expect(facts.find(({ name }) => name === 'country')).toMatchObject({ type: 'text', values: ['DE'] });
});

test('what was accepted is what is set: another effect by then is refused', async () => {
  const group = await newGroup();
  const text = `subject.department within '/rule-later'`;
  await tenant.rows(sql`
    insert into remit.department (tenant_id, path, name) select tenant_id, '/rule-later', 'Later' from remit.tenant`);
  const preview = await nora.call('groups.previewRule', { group, rule: text });
  const henrik = await tenant.signIn('henrik');
  await tenant.rows(sql`update remit.member set department = '/rule-later' where id = ${henrik.memberId}`);
  const effectHash = preview.data.effect?.effectHash ?? '';
  expect((await nora.call('groups.setRule', { group, rule: text, effectHash })).error?.code).toBe('conflict');
});

test('a group with a rule is not archived, and its past has the rule that it had then', async () => {
  const group = await newGroup();
  const tom = await tenant.signIn('tom');
  expect((await setRule(group, alone(tom))).set.error).toBeNull();
  const [then] = await tenant.rows<{ at: number }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
  );
  expect((await nora.call('groups.archive', { group })).error).toMatchObject({ code: 'conflict' });
  expect((await setRule(group, null)).set.error).toBeNull();
  const inIt = (at: number | null) =>
    served.store.withTenant(tenant.id, 'read', async (tx) => {
      const subject = subjectOf(await loadDirectory(tx, at), tom.memberId);
      return subject?.groups.includes(group);
    });
  expect(await inIt(null)).toBe(false);
  expect(await inIt(then?.at ?? 0)).toBe(true);
});
