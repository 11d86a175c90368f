import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  nora = await tenant.signIn('nora');
});
afterAll(() => served.close());

async function contractsOf(name: string): Promise<number> {
  const caller = await tenant.signIn(name);
  return (await caller.call('records.list', { type: 'crm.Contract', limit: 1 })).data.readable;
}

async function move(folder: string, into: string) {
  const preview = await nora.call('folders.previewMove', { folder, into });
  expect(preview.error).toBeNull();
  const { effectHash } = preview.data;
  return {
    preview: preview.data,
    done: await nora.call('folders.move', { folder, into, effectHash }),
  };
}

test('a move takes from whom its preview said, at their next call, and gives back on the way back', async () => {
  const alice = await tenant.signIn('alice');
  const readable = async (): Promise<number> =>
    (await alice.call('records.list', { type: 'crm.Contract', limit: 1 })).data.readable;
  const before = await readable();
  const { preview, done } = await move('/sales/emea/dach', '/marketing');
  expect(preview.refusal).toBeNull();
  expect(preview.records).toBeGreaterThan(100);
  expect(done.error).toBeNull();
  // What she was assigned in the folder went with it; her session ended, for where she holds it changed.
  expect((await alice.call('me.get')).error?.code).toBe('session-ended');
  expect(await contractsOf('alice')).toBeLessThanOrEqual(before);
  const losers = preview.people.filter(({ change }) => change === 'loses').map(({ person }) => person.id);
  expect(losers.length).toBeGreaterThan(0);
  const lost = await tenant.rows<{ id: string }>(sql`
    select distinct member.id from remit.member join remit.group_member on member_id = member.id
    join remit.member_group on member_group.id = group_id
    where member_group.name = 'Field Sales EMEA' and status = 'active'`);
  for (const { id } of lost.slice(0, 20)) expect(losers).toContain(id);
  const [moved] = await tenant.rows<{ records: number }>(sql`
    select count(*)::int as records from crm.contract where folder = '/sales/emea/dach'`);
  expect(moved?.records).toBe(0);
  const [event] = await tenant.rows<object>(sql`
    select action, target_id, outcome, details from remit.audit_event where action = 'folder.moved'`);
  expect(event).toMatchObject({
    target_id: '/sales/emea/dach',
    outcome: 'allow',
    details: { to: '/marketing/dach' },
  });
  const back = await move('/marketing/dach', '/sales/emea');
  expect(back.done.error).toBeNull();
  expect(back.preview.gains).toBe(preview.loses);
  expect(back.preview.loses).toBe(preview.gains);
  expect(await contractsOf('alice')).toBe(before);
});

test('a folder in which a role means something else does not move before the policy says so of the new place', async () => {
  const { preview, done } = await move('/sales/key-accounts', '/marketing');
  expect(preview.unsaid).toEqual([{ folder: '/sales/key-accounts', role: 'SalesManager' }]);
  expect(preview.refusal).toContain('publish that first');
  expect(done.error).toMatchObject({ code: 'forbidden', message: preview.refusal });
});

test('whoever administers a branch moves inside it, and neither out of it nor into it', async () => {
  const tom = await tenant.signIn('tom');
  await assignRole(tenant, 'TenantAdmin', tom.memberId, '/sales');
  const administrator = await tenant.signIn('tom');
  const asked = async (folder: string, into: string) =>
    (await administrator.call('folders.previewMove', { folder, into })).error?.code ?? 'answered';
  expect(await asked('/sales/emea/iberia', '/sales/americas')).toBe('answered');
  expect(await asked('/sales/emea/iberia', '/marketing')).toBe('not-found');
  expect(await asked('/marketing/events', '/sales')).toBe('not-found');
  // Whose access they may not be told of, they are not told of by a move either.
  const { data } = await administrator.call('folders.previewMove', {
    folder: '/sales/emea/iberia',
    into: '/sales/americas',
  });
  expect(data.gains + data.loses).toBeGreaterThan(0);
  expect(data.people).toEqual([]);
});

test('nobody moves to themselves what they could not reach, by whichever account', async () => {
  await assignRole(tenant, 'InsideSales', nora.memberId, '/marketing');
  nora = await tenant.signIn('nora');
  const { preview, done } = await move('/sales/emea/italy', '/marketing');
  expect(preview.refusal).toBe('nobody widens their own access; a second person must do this');
  expect(done.error).toMatchObject({ code: 'forbidden', message: preview.refusal });
  const [event] = await tenant.rows<object>(sql`
    select action, outcome from remit.audit_event order by id desc limit 1`);
  expect(event).toEqual({ action: 'folder.moved', outcome: 'deny' });
});

test('an effect that is another one by now is refused', async () => {
  const effectHash = 'a'.repeat(64);
  const reply = await nora.call('folders.move', {
    folder: '/sales/emea/uk-ireland',
    into: '/marketing',
    effectHash,
  });
  expect(reply.error?.code).toBe('conflict');
});

test.each([
  ['the root', { folder: '/', into: '/sales' }, 'invalid'],
  ['a folder into itself', { folder: '/sales', into: '/sales/emea' }, 'invalid'],
  ['a folder where one is called so', { folder: '/sales/emea', into: '/sales' }, 'conflict'],
  ['a folder that is not there', { folder: '/nowhere', into: '/sales' }, 'not-found'],
])('%s does not move', async (_, input, code) => {
  expect((await nora.call('folders.previewMove', input)).error?.code).toBe(code);
});

test('a folder that is made is listed, and one that is renamed keeps its path', async () => {
  expect(
    (await nora.call('folders.create', { parent: '/marketing', end: 'fairs', name: 'Trade fairs' })).error,
  ).toBeNull();
  expect(
    (await nora.call('folders.create', { parent: '/marketing', end: 'fairs', name: 'Again' })).error?.code,
  ).toBe('conflict');
  await nora.call('folders.rename', { folder: '/marketing', name: 'Brand and marketing' });
  const { data } = await nora.call('folders.list');
  expect(data.folders).toContain('/marketing/fairs');
  expect(data.names).toMatchObject({
    '/marketing': 'Brand and marketing',
    '/marketing/fairs': 'Trade fairs',
  });
});

test('whoever administers a branch sees that branch, and the counts of what comes down to it', async () => {
  const sana = await tenant.signIn('sana');
  const whole = (await sana.call('folders.list')).data;
  expect(whole.update).toEqual([]);
  await tenant.rows(sql`
    update remit.assignment set folder = '/sales/emea' where role = 'SecurityAnalyst' and member_id = ${sana.memberId}`);
  const branch = (await (await tenant.signIn('sana')).call('folders.list')).data;
  expect(branch.folders.length).toBeGreaterThan(3);
  expect(branch.folders.every((path) => path === '/sales/emea' || path.startsWith('/sales/emea/'))).toBe(
    true,
  );
  expect(branch.holdings.filter(({ folder }) => folder === '/')).not.toEqual([]);
  expect(branch.holdings.some(({ folder }) => folder.startsWith('/people'))).toBe(false);
  const reply = await (
    await tenant.signIn('sana')
  ).call('folders.holders', { folder: '/people', role: 'Employee' });
  expect(reply.error?.code).toBe('not-found');
});
