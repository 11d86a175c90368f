import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import type { OverTimeView } from '@remit/api/simulate/simulate-views';
import type { MomentView } from '@remit/api/time/time-views';
import type { PolicyView } from '@remit/api/policy/policy-views';
import type { ErrorView } from '@remit/api/views';
import { serveTenant } from './testing/serve-tenant.ts';
import { origin, type Caller } from './testing/serve-sample.ts';

const day = 86_400_000;

const { served, tenant, nora, sana, alice } = await serveTenant('nora', 'sana', 'alice');

interface Answer {
  readonly status: number;
  readonly data: object;
  readonly error: ErrorView | null;
}

/** A call about another moment, as a page that looks at one makes it. */
async function at(
  moment: number | string,
  caller: Caller,
  procedure: string,
  input: object | null = null,
): Promise<Answer> {
  const response = await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/${procedure}`,
    headers: {
      host: 'localhost:4000',
      origin,
      cookie: caller.cookie,
      'content-type': 'application/json',
      'x-remit-as-of': String(moment),
    },
    ...(input === null ? {} : { payload: JSON.stringify(input) }),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    data: body.result?.data,
    error: body.error?.data?.remit ?? null,
  };
}

const clock = async (): Promise<number> => (await nora.call('time.moments')).data.now;

/** The moment that is now; comes back when it is over. */
async function thisMoment(): Promise<number> {
  const now = await clock();
  for (;;) if ((await clock()) > now) return now;
}

async function publishTester({ version, document }: PolicyView): Promise<void> {
  const roles = [...document.roles, { name: 'Tester', grants: [] }];
  const draft = { basedOn: version, document: { ...document, roles }, member: alice.memberId };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const { error } = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Testers' });
  expect(error).toBeNull();
}

test('a past moment has the policy and the people of then, for every page about access, and nothing is edited there', async () => {
  const question = {
    member: alice.memberId,
    action: 'update',
    resource: { kind: 'described', type: 'wms.Item', folder: '/operations' },
  };
  const asked = [
    ['policy.current', null],
    ['policy.holders', { role: 'WarehouseLead' }],
    ['people.access', { member: alice.memberId }],
    ['people.search', { q: 'alice' }],
    ['folders.list', null],
    ['folders.holders', { folder: '/operations', role: 'WarehouseLead' }],
    ['graph.around', { focus: { kind: 'person', id: alice.memberId }, hops: 4 }],
    ['groups.list', null],
    ['simulate.form', null],
    ['people.get', { member: alice.memberId }],
    ['rules.proof', null],
    ['simulate.ask', question],
    ['simulate.fixes', question],
  ] as const;
  // How long the engine took is measured anew with every answer.
  const untimed = (answer: unknown): unknown =>
    JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'times' ? undefined : value)));
  const answers = (moment: number) =>
    Promise.all(
      asked.map(async ([procedure, input]) => untimed((await at(moment, sana, procedure, input)).data)),
    );
  const then = await thisMoment();
  const before = await answers(then);
  const { data: policy } = await nora.call('policy.current');
  await publishTester(policy);
  const given = await nora.call('people.assign', {
    member: alice.memberId,
    role: 'WarehouseLead',
    folder: '/',
    from: null,
    until: null,
  });
  expect(given.error).toBeNull();
  await tenant.rows(sql`
    insert into remit.folder (tenant_id, path, name) values (remit.tenant(), '/later', 'Later')`);

  expect(await answers(then)).toEqual(before);
  const now = await nora.call('policy.current');
  expect(now.data).toMatchObject({ version: 2, publish: { allowed: true } });
  const past = await at(then, nora, 'policy.current');
  expect(past.data).toEqual({
    ...policy,
    publish: { allowed: false, reason: expect.stringContaining('another moment'), next: 'Go back to now.' },
  });
  const compared = (await at(then, nora, 'time.compare')).data as MomentView;
  expect(compared).toMatchObject({ at: then, version: 1, scheduled: false });
  expect(compared.differs).toEqual({ items: 1, people: 1, folders: 1 });
  // A question that names the moment itself is answered by the same policy and people.
  const named = async (more: object) => {
    const { policyVersion, answer } = (await sana.call('simulate.ask', { ...question, ...more })).data;
    return [policyVersion, answer.kind === 'decision' ? answer.outcome : null];
  };
  expect(await named({ at: then })).toEqual([1, 'deny']);
  expect(await named({ at: then, version: 2 })).toEqual([2, 'deny']);
  expect(await named({})).toEqual([2, 'allow']);
  // Moment by moment: what turned the answer is named, and its end, where one is set, is still to come.
  const later = Date.now() + 30 * day;
  await tenant.rows(sql`
    update remit.assignment set valid_until = to_timestamp(${later}::float8 / 1000)
    where member_id = ${alice.memberId} and role = 'WarehouseLead' and folder = '/'`);
  // A few at a time, each part going on where the one before ended.
  const turns: OverTimeView['turns'][number][] = [];
  for (let after: number | null = null, parts = 0; parts < 10; parts += 1) {
    const part: OverTimeView = (await sana.call('simulate.overTime', { ...question, after })).data;
    turns.push(...part.turns);
    expect(part.done).toBe(turns.length);
    after = part.next;
    if (after === null) {
      expect(part.total).toBe(turns.length);
      break;
    }
  }
  const told = turns.map(({ outcome, cause }) => [cause.kind, outcome]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['version', 'deny'],
      ['role-given', 'allow'],
      ['role-changed', 'allow'],
      ['now', 'allow'],
      ['role-ends', 'deny'],
    ]),
  );
  expect(turns.map(({ at: moment }) => moment)).toEqual(
    turns.map(({ at: moment }) => moment).toSorted((one, other) => one - other),
  );
  await tenant.rows(sql`
    update remit.assignment set valid_until = null
    where member_id = ${alice.memberId} and role = 'WarehouseLead' and folder = '/'`);
  // Version 2 came before Alice was given anything.
  expect((await at('v2', nora, 'time.compare')).data).toMatchObject({
    version: 2,
    differs: { items: 0, people: 1, folders: 1 },
  });
  expect((await nora.call('time.compare')).data.differs).toEqual({ items: 0, people: 0, folders: 0 });
});

test('a look at a past moment is recorded as what it is: somebody who looks now, at the version of then', async () => {
  const then = await thisMoment();
  const { data: policy } = await nora.call('policy.current');
  await publishTester({
    ...policy,
    document: { ...policy.document, roles: policy.document.roles.slice(0, -1) },
  });
  await at(then, nora, 'people.access', { member: alice.memberId });
  const [event] = await tenant.rows<{ version: number; shown: number }>(sql`
    select policy_version as version, (details ->> 'policyVersion')::int as shown from remit.audit_event
    where action = 'access.explained' order by id desc limit 1`);
  expect(event).toEqual({ version: policy.version + 1, shown: policy.version });
});

test('a future moment has whoever ends by then ended, and the draft that goes out before it in force', async () => {
  const { data: policy } = await nora.call('policy.current');
  const { document, version } = policy;
  const roles = [...document.roles, { name: 'Reader', grants: [] }];
  const begun = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: version,
    steps: [stepBetween(document, { ...document, roles })],
    name: 'Readers',
  });
  const { id, revision } = begun.data;
  const effect = await nora.call('changes.effect', { id });
  if (effect.data.kind !== 'answer') throw new Error(effect.data.kind);
  const { effectHash } = effect.data.answer;
  const start = await clock();
  const due = start + 2 * day;
  await nora.call('changes.schedule', { id, revision, effectHash, reason: 'Soon', at: due });
  await tenant.rows(sql`
    update remit.assignment set valid_until = to_timestamp(${start + day}::float8 / 1000)
    where member_id = ${alice.memberId} and role = 'WarehouseLead'`);

  await tenant.rows(sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    values (${tenant.id}, ${randomUUID()}, ${alice.memberId}, ${nora.memberId},
      to_timestamp(${start + day}::float8 / 1000), to_timestamp(${start + 3 * day}::float8 / 1000), false, 'Leave')`);
  const { data: moments } = await nora.call('time.moments');
  const names = { name: expect.stringContaining('Nora'), absent: expect.stringContaining('Alice') };
  expect(moments.coming).toContainEqual({ at: start + day, what: { kind: 'delegation-starts', ...names } });
  expect(moments.coming).toContainEqual({ at: start + 3 * day, what: { kind: 'delegation-ends', ...names } });
  expect(moments.coming).toContainEqual({ at: due, what: { kind: 'draft', name: 'Readers' } });
  expect(moments.coming).toContainEqual({
    at: start + day,
    what: {
      kind: 'role-ends',
      name: expect.stringContaining('Alice'),
      role: expect.any(String),
      folder: '/',
    },
  });
  const holders = async (moment: number) =>
    ((await at(moment, nora, 'policy.holders', { role: 'WarehouseLead' })).data as { readonly total: number })
      .total;
  expect((await holders(start + day - 1)) - (await holders(start + day))).toBe(1);
  expect((await at(due - 1, nora, 'time.compare')).data).toMatchObject({ version, scheduled: false });
  expect((await at(due, nora, 'time.compare')).data).toMatchObject({
    version: version + 1,
    scheduled: true,
    reason: 'Soon',
    differs: { items: 1 },
  });
});

test('a moment is refused to whoever may not read the policy now, before anything was kept, and for a change', async () => {
  const then = await thisMoment();
  expect((await at(then, alice, 'people.access', { member: alice.memberId })).error?.code).toBe('forbidden');
  const change = { member: alice.memberId, role: 'WarehouseLead', folder: '/', from: null, until: null };
  expect((await at(then, nora, 'people.assign', change)).error?.code).toBe('conflict');
  for (const word of ['0', '1', 'yesterday', 'v0', '-5', String(then + 11 * 366 * day)]) {
    expect([word, (await at(word, nora, 'policy.current')).error?.code]).toEqual([word, 'invalid']);
  }
  expect((await at('v999', nora, 'policy.current')).error?.code).toBe('not-found');
  const own = { member: alice.memberId, action: null, resource: { kind: 'anything' } };
  expect((await alice.call('simulate.ask', { ...own, at: then })).error?.code).toBe('forbidden');
  expect((await alice.call('simulate.ask', { ...own, at: then + day })).error).toBeNull();
  expect((await sana.call('simulate.ask', { ...own, at: 1 })).error?.code).toBe('invalid');
  // What is only ever of now answers as of now.
  expect((await at(then, alice, 'me.get')).error).toBeNull();
});
