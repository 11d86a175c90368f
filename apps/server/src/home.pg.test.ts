import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { someDraft, someDraftToReview } from './testing/some-draft.ts';

const { served, tenant } = await serveTenant();

const changed = sql`update remit.tenant set directory_revision = directory_revision + 1`;

async function homeOf(name: string) {
  const caller = await tenant.signIn(name);
  return { caller, home: (await caller.call('home.get')).data };
}

async function give(member: string, role: string, until: number | null = null): Promise<string> {
  const id = randomUUID();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_until)
    select tenant_id, ${id}, ${role}, '/', id, to_timestamp(${until}::float8 / 1000)
    from remit.member where id = ${member}`);
  await tenant.rows(changed);
  return id;
}

test('everybody is told of what they may see, and of nothing else', async () => {
  const [nora, henrik, sana, tom] = await Promise.all(['nora', 'henrik', 'sana', 'tom'].map(homeOf));
  const seen = (home: typeof nora) =>
    Object.entries(home?.home ?? {}).flatMap(([part, value]) => (value === null ? [] : [part]));
  const own = ['now', 'grants', 'explains', 'own', 'access'];
  expect(seen(tom)).toEqual(expect.arrayContaining(own));
  for (const part of [
    'drafts',
    'checks',
    'unused',
    'policy',
    'power',
    'wall',
    'refusals',
    'chain',
    'guests',
    'inbox',
  ])
    expect(seen(tom)).not.toContain(part);
  expect(seen(henrik)).toContain('inbox');
  for (const part of ['drafts', 'power', 'wall', 'refusals', 'guests'])
    expect(seen(henrik)).not.toContain(part);
  expect(seen(sana)).toEqual(
    expect.arrayContaining(['drafts', 'checks', 'refusals', 'chain', 'power', 'wall']),
  );
  expect(sana?.home.power).toMatchObject({ count: 1, people: [{ name: 'Nora Lindqvist' }], guests: 0 });
  // Who may not invite has nothing to do about a guest whose time ends.
  expect(seen(sana)).not.toContain('guests');
  expect(seen(nora)).toEqual(expect.arrayContaining(['drafts', 'checks', 'unused', 'guests', 'refusals']));
});

test('what waits in the inbox is what the inbox holds, with the deadline that comes first', async () => {
  const tom = await tenant.signIn('tom');
  const department = '/operations/production';
  const amount = { minor: 10_000, currency: 'EUR' };
  await tom.call('requests.submit', { purpose: 'Gloves', amount, department, folder: department });
  const { caller, home } = await homeOf('henrik');
  const { mine, othersTotal } = (await caller.call('requests.inbox')).data;
  expect(home.inbox).toMatchObject({ count: mine.length, others: othersTotal, oldest: mine[0]?.submittedAt });
  const planned = await tenant.rows<{ id: string }>(sql`
    select id from fin.payment_request where approval is not null and status = 'waiting'`);
  const timed = mine.filter(({ id }) => planned.some((each) => each.id === id));
  const dues = await Promise.all(
    timed.map(async ({ id }) => {
      const { steps } = (await caller.call('requests.get', { id })).data;
      return steps.find(({ state }) => state === 'current')?.dueAt ?? Number.POSITIVE_INFINITY;
    }),
  );
  expect(timed.length).toBeGreaterThan(0);
  expect(home.inbox?.due?.at).toBe(Math.min(...dues));
});

test('a draft waits for whoever had no hand in it', async () => {
  const nora = await tenant.signIn('nora');
  const administrator = nora;
  await someDraftToReview({ tenant, administrator });
  const waiting = (await nora.call('home.get')).data.drafts;
  expect(waiting).toMatchObject({ toReview: { count: 1, latest: { name: 'Some' } }, own: { count: 0 } });
  // It was made by Sana, who may not publish and sees that it is open.
  expect((await homeOf('sana')).home.drafts).toMatchObject({ toReview: { count: 0 }, open: 1 });
  await someDraft({ tenant, administrator }, 'in-review');
  const own = (await nora.call('home.get')).data.drafts;
  expect(own).toMatchObject({ toReview: { count: 0 }, own: { count: 1 } });
});

test('a guest whose time ends within two weeks is named to whoever may prolong it', async () => {
  const nora = await tenant.signIn('nora');
  const robin = await tenant.signIn('robin');
  const soon = Date.now() + 3 * 86_400_000;
  await tenant.rows(sql`
    update remit.member set valid_until = to_timestamp(${soon}::float8 / 1000) where id = ${robin.memberId}`);
  await tenant.rows(changed);
  const { guests } = (await nora.call('home.get')).data;
  expect(guests?.ending.map(({ person }) => person.id)).toContain(robin.memberId);
  await tenant.rows(sql`
    update remit.member set valid_until = now() + interval '90 days' where id = ${robin.memberId}`);
  await tenant.rows(changed);
  const later = (await nora.call('home.get')).data.guests;
  expect(later?.ending.map(({ person }) => person.id)).not.toContain(robin.memberId);
  expect(later?.count).toBe((guests?.count ?? 0) - 1);
});

test('of one’s own access, what ends first is said', async () => {
  const tom = await tenant.signIn('tom');
  const until = Math.floor(Date.now() / 1000) * 1000 + 86_400_000;
  const id = await give(tom.memberId, 'WarehouseLead', until);
  expect((await tom.call('home.get')).data.access.ends).toEqual({ role: 'Warehouse lead', until });
  await tenant.rows(sql`delete from remit.assignment where id = ${id}`);
  await tenant.rows(changed);
  // What he lost ended his session with it.
  expect((await homeOf('tom')).home.access.ends).toBeNull();
});

test('a refusal counts as one of this week, and the action that rose is named', async () => {
  const sana = await tenant.signIn('sana');
  const tom = await tenant.signIn('tom');
  const before = (await sana.call('home.get')).data.refusals;
  for (let tries = 0; tries < 3; tries += 1) await tom.call('policy.current');
  const after = (await sana.call('home.get')).data.refusals;
  expect(after?.week ?? 0).toBeGreaterThan(before?.week ?? 0);
  expect(after?.before).toBe(before?.before);
  expect(after?.most).toMatchObject({ before: 0 });
});

test('a head is told whose access others changed this week, of those alone whom they may explain', async () => {
  const [nora, henrik] = await Promise.all(['nora', 'henrik'].map((name) => tenant.signIn(name)));
  if (nora === undefined || henrik === undefined) throw new Error('the sample has both');
  const [theirs] = await tenant.rows<{ id: string }>(sql`
    select id from remit.member where department = '/operations/production' and status = 'active'
      and id not in (${henrik.memberId}, ${nora.memberId}) order by name limit 1`);
  const member = theirs?.id ?? '';
  expect((await henrik.call('home.get')).data.team).toBeNull();
  await give(henrik.memberId, 'SecurityAnalyst');
  const head = await tenant.signIn('henrik');
  expect((await head.call('home.get')).data.team).toEqual({ people: [], total: 0, latest: null });
  const given = await nora.call('people.assign', {
    member,
    role: 'WarehouseClerk',
    folder: '/',
    from: null,
    until: null,
  });
  expect(given.error).toBeNull();
  const { team } = (await head.call('home.get')).data;
  expect([team?.total, team?.people.map(({ id }) => id)]).toEqual([1, [member]]);
});

test('a role that nobody holds is counted until somebody does', async () => {
  const nora = await tenant.signIn('nora');
  const unused = (await nora.call('home.get')).data.unused;
  const { roles } = (await nora.call('policy.current')).data;
  expect(unused?.count).toBe(roles.filter(({ holders }) => holders === 0).length);
});

test('the policy of the sample holds, and every test and guard of it is counted', async () => {
  const nora = await tenant.signIn('nora');
  const { checks } = (await nora.call('home.get')).data;
  const proof = (await nora.call('rules.proof')).data.checks.filter(({ kind }) => kind !== 'administrator');
  expect(checks?.total).toBe(proof.length);
  expect(checks?.failing.map(({ name }) => name)).toEqual(
    proof.filter(({ passed }) => !passed).map(({ name }) => name),
  );
});

test('the first steps are listed where few people are, to whoever can take them, and each is done once it stands', async () => {
  const nora = await tenant.signIn('nora');
  const stepsOf = async (caller: typeof nora) => (await caller.call('home.get')).data.start;
  expect(await stepsOf(nora)).toBeNull();
  const apart = await served.addTenant();
  const [first, other] = [await apart.signIn('nora'), await apart.signIn('tom')];
  await apart.rows(sql`
    update remit.member set status = 'left' where id not in (${first.memberId}, ${other.memberId})`);
  await apart.rows(changed);
  const done = (steps: Awaited<ReturnType<typeof stepsOf>>) =>
    (steps ?? []).flatMap((each) => (each.done ? [each.step] : []));
  expect(done(await stepsOf(first))).toEqual(['people', 'roles', 'given']);
  expect(await stepsOf(other)).toBeNull();
  await assignRole(apart, 'TenantAdmin', other.memberId);
  await apart.rows(changed);
  expect(done(await stepsOf(await apart.signIn('tom')))).toEqual(['people', 'second', 'roles']);
});

test('everybody has their own home page: kept for them, past what is no card, and forgotten again', async () => {
  const { caller: tom, home } = await homeOf('tom');
  expect(home.cards).toEqual({ order: [], hidden: [] });
  const mine = { screen: 'home', name: 'mine', words: { order: 'access mine', hidden: 'team' } } as const;
  expect((await tom.call('views.save', mine)).error).toBeNull();
  expect((await tom.call('home.get')).data.cards).toEqual({ order: ['access', 'mine'], hidden: ['team'] });
  expect((await homeOf('henrik')).home.cards).toEqual({ order: [], hidden: [] });
  const wrong = { ...mine, words: { ...mine.words, show: 'all' } };
  expect((await tom.call('views.save', wrong)).error?.code).toBe('invalid');
  expect((await tom.call('views.save', { ...mine, name: 'another' })).error?.code).toBe('invalid');
  await tom.call('views.delete', { screen: 'home', name: 'mine' });
  expect((await tom.call('home.get')).data.cards).toEqual({ order: [], hidden: [] });
});
