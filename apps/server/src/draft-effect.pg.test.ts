import { randomUUID } from 'node:crypto';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { changesOfSteps, type DraftStep } from '@remit/policy/draft/draft-steps';
import type { Drafted } from '@remit/api/changes/changes-impact-views';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller, Reply } from './testing/serve-sample.ts';

let base: PolicyDocument;
let steps: readonly DraftStep[];

const { tenant, nora, alice, sana } = await serveTenant('nora', 'alice', 'sana');

beforeAll(async () => {
  base = (await nora.call('policy.current')).data.document;
  steps = [[salesRep(base, narrowed), margin(base)]];
});

type Role = PolicyDocument['roles'][number];

/** SalesRep may no longer create or update contracts. */
const narrowed = (role: Role): Role => ({
  ...role,
  grants: role.grants.filter(
    ({ on, actions }) => !(on?.includes('crm.Contract') === true && actions.includes('update')),
  ),
});

function salesRep(document: PolicyDocument, change: (role: Role) => Role): DraftStep[number] {
  const role = document.roles.find(({ name }) => name === 'SalesRep');
  if (role === undefined) throw new Error('the sample has no SalesRep');
  return { kind: 'role', key: 'SalesRep', entries: [change(role)], comments: [] };
}

/** SalesRep no longer sees margins. */
function margin(document: PolicyDocument): DraftStep[number] {
  const rule = document.fieldRules.find(({ type, field }) => `${type}.${field}` === 'crm.Contract.margin');
  if (rule === undefined) throw new Error('the sample has no rule for margins');
  const visible = rule.visible?.filter((role) => role !== 'SalesRep') ?? [];
  return { kind: 'field', key: 'crm.Contract.margin', entries: [{ ...rule, visible }], comments: [] };
}

async function begin(edits: readonly DraftStep[] = steps, basedOn = 1): Promise<string> {
  const { data, error } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn,
    steps: edits,
    name: null,
  });
  expect(error).toBeNull();
  return data.id;
}

/** The answer about a draft that has one. */
function answerOf<Answer>({ data, error }: Reply<Drafted<Answer>>): Answer {
  expect(error).toBeNull();
  if (data.kind !== 'answer') throw new Error(JSON.stringify(data));
  return data.answer;
}

const impactOf = async (asker: Caller, id: string) => answerOf(await asker.call('changes.impact', { id }));
const effectOf = async (asker: Caller, id: string) => answerOf(await asker.call('changes.effect', { id }));
const checksOf = async (asker: Caller, id: string) => answerOf(await asker.call('changes.checks', { id }));

test('the effect on everybody is the effect on each, and the look is on record', async () => {
  const id = await begin();
  const before = await tenant.auditCount();
  const impact = await impactOf(nora, id);
  expect(await tenant.auditCount()).toBe(before + 1);
  const { people } = impact.effect;
  expect(impact.headline).toMatch(/^\d+ people .*1 field hidden\.$/);
  const document = changesOfSteps(base, steps);
  expect(impact.items.map(({ kind, key }) => `${kind} ${key}`)).toEqual(
    document.map(({ kind, key }) => `${kind} ${key}`),
  );
  expect(impact.items.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('may no longer `update` Contract'),
      expect.stringContaining('no longer sees Margin of Contract'),
    ]),
  );
  const everybody = await tenant.rows<{ id: string }>(sql`select id from remit.member`);
  expect(impact.members).toBe(everybody.length);
  expect(Object.values(people).reduce((sum, count) => sum + count, 0)).toBe(
    impact.groups.reduce((sum, { total }) => sum + total, 0),
  );
  // One by one, by the other way of asking.
  const listed = impact.groups.every(({ total, people: named }) => total === named.length);
  const some = everybody.filter(({ id: member }, at) => at % 12 === 0 || member === alice.memberId);
  for (const member of some) {
    const after = withSteps(base, steps);
    const { data } = await nora.call('policy.preview', { basedOn: 1, document: after, member: member.id });
    if (!data.valid) throw new Error(JSON.stringify(data.problems));
    const { actions, fields } = data.impact;
    const changes = [...actions, ...fields].length > 0;
    const group = impact.groups.find((each) => each.people.some((person) => person.id === member.id));
    // Of a large group only the first are named.
    if (listed || !changes) expect([member.id, group !== undefined]).toEqual([member.id, changes]);
    if (member.id === alice.memberId) {
      const update = actions.find(({ type, action }) => type === 'crm.Contract' && action === 'update');
      expect(group?.lines).toContainEqual(
        expect.objectContaining({ type: 'crm.Contract', action: 'update', change: 'loses' }),
      );
      const { rows } = await effectOf(nora, id);
      const line = rows?.lines.find(({ type, name }) => type === 'crm.Contract' && name === 'update');
      expect(line?.lost.least).toBeLessThanOrEqual(update?.lost ?? -1);
      expect(line?.lost.most).toBeGreaterThanOrEqual(update?.lost ?? Infinity);
    }
  }
});

function withSteps(document: PolicyDocument, edits: readonly DraftStep[]): PolicyDocument {
  const role = edits.flat().find(({ kind }) => kind === 'role')?.entries[0];
  const rule = edits.flat().find(({ kind }) => kind === 'field')?.entries[0];
  return {
    ...document,
    roles: document.roles.map((each) =>
      each.name === 'SalesRep' ? ((role as Role | undefined) ?? each) : each,
    ),
    fieldRules: document.fieldRules.map((each) =>
      each.field === 'margin' && each.type === 'crm.Contract'
        ? ((rule as typeof each | undefined) ?? each)
        : each,
    ),
  };
}

test('the hash moves with the effect, the draft and the base, and with nothing else', async () => {
  const id = await begin();
  const { effectHash } = await effectOf(nora, id);
  expect(effectHash).toMatch(/^[0-9a-f]{64}$/);
  expect((await effectOf(nora, id)).effectHash).toBe(effectHash);
  expect((await effectOf(nora, await begin())).effectHash).toBe(effectHash);
  const words = await begin([
    [salesRep(base, (role) => ({ ...narrowed(role), description: 'Sells' })), margin(base)],
  ]);
  expect((await effectOf(nora, words)).effectHash).not.toBe(effectHash);
  // A record that would be lost is somebody else's by now: another effect of the same draft.
  await tenant.rows(sql`update crm.contract set owner = ${nora.memberId} where id =
    (select id from crm.contract where owner = ${alice.memberId} and status <> 'ended' and folder like '/sales/emea/f%' limit 1)`);
  expect((await effectOf(nora, id)).effectHash).not.toBe(effectHash);
});

test('other words for a role change nothing for anybody, though a draft writes its base in another order', async () => {
  const id = await begin([[salesRep(base, (role) => ({ ...role, description: 'Sells' }))]]);
  expect(await impactOf(nora, id)).toMatchObject({
    headline: 'Nothing changes for anybody.',
    groups: [],
    others: 0,
  });
  expect((await effectOf(nora, id)).rows).toEqual({ lines: [], uncounted: 0 });
});

test('a duty that a role asks for from now on is said, though everybody may do what they did', async () => {
  const confirmed = salesRep(base, (role) => ({
    ...role,
    grants: role.grants.map((grant): Grant => ({ ...grant, requires: ['second-factor'] })),
  }));
  const impact = await impactOf(nora, await begin([[confirmed]]));
  expect(impact).toMatchObject({ groups: [], others: 0 });
  expect(impact.headline).toMatch(/dut(?:y changes|ies change)\.$/);
  const sentences = impact.items.flatMap((item) => item.sentences.map(({ sentence }) => sentence));
  expect(sentences).toContainEqual(
    expect.stringMatching(/^Sales representative has to confirm with a second factor to `read`/),
  );
});

test('the headline alone says what the whole does, and people are given to whoever may explain them, without names', async () => {
  const id = await begin();
  const impact = await impactOf(nora, id);
  const headline = answerOf(await nora.call('changes.headline', { id }));
  expect(headline).toMatchObject({
    headline: impact.headline,
    effect: impact.effect,
    others: 0,
    revision: 1,
  });
  const { data: told } = await nora.call('changes.directory');
  if (told.kind !== 'told') throw new Error(told.reason);
  expect(told.directory.members).toHaveLength(impact.members);
  const named = told.directory.members.filter(({ name, email, title }) => `${name}${email}${title}` !== '');
  expect(named).toEqual([]);
});

test('whoever may not publish is given no hash to accept', async () => {
  const id = await begin();
  const effect = await effectOf(sana, id);
  expect(effect.effectHash).toBeNull();
  expect(effect.rows?.lines.length).toBeGreaterThan(0);
});

test('records are counted by a condition of a draft for those alone who may publish', async () => {
  const where = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'attribute', of: 'resource', name: 'status' },
    right: { kind: 'literal', value: { type: 'enum', value: 'active' } },
  } as const;
  const asking = salesRep(base, (role) => ({
    ...role,
    grants: role.grants.map((grant) =>
      grant.on?.includes('crm.Contract') === true ? { ...grant, where } : grant,
    ),
  }));
  const id = await begin([[asking]]);
  expect((await effectOf(nora, id)).rows).not.toBeNull();
  const kept = await effectOf(sana, id);
  expect([kept.rows, kept.requests]).toEqual([null, null]);
  expect(kept.rowsKept).toMatch(/only those who may publish/);
});

test('what publishing asks for is told one by one, and what would break says how', async () => {
  const sound = await checksOf(nora, await begin());
  expect(sound.checks.length).toBeGreaterThan(2);
  expect(sound.checks.filter(({ passed }) => !passed)).toEqual([]);
  const role = base.roles.find(({ name }) => name === 'TenantAdmin');
  if (role === undefined) throw new Error('the sample has no TenantAdmin');
  const id = await begin([
    [{ kind: 'role', key: role.name, entries: [{ ...role, grants: [] }], comments: [] }],
  ]);
  const { checks } = await checksOf(nora, id);
  expect(checks.find(({ kind }) => kind === 'administrator')).toEqual({
    kind: 'administrator',
    name: 'administrator',
    passed: false,
    sentence: 'Nobody could publish a policy any more, now.',
  });
});

test('decisions that were taken are taken again: what the draft turns around is counted and shown', async () => {
  const { data: created } = await alice.call('records.list', { type: 'crm.Contract', limit: 1 });
  expect(created.rows).toHaveLength(1);
  const role = base.roles.find(({ name }) => name === 'SecurityAnalyst');
  if (role === undefined) throw new Error('the sample has no SecurityAnalyst');
  // What sana did a moment ago: she looked at a version, which asked the engine whether she may explain.
  await sana.call('people.access', { member: alice.memberId });
  const id = await begin([
    [{ kind: 'role', key: role.name, entries: [{ ...role, grants: [] }], comments: [] }],
  ]);
  const answer = answerOf(await nora.call('changes.replay', { id, cursor: null }));
  expect(answer.total).toBeGreaterThan(0);
  expect([answer.done, answer.next, answer.more]).toEqual([answer.total, null, false]);
  expect(answer.refused).toBeGreaterThan(0);
  expect(answer.changes[0]).toMatchObject({
    now: 'deny',
    event: { outcome: 'allow', actor: { id: sana.memberId } },
  });
});

test('past decisions are taken again page by page until all were, each once', async () => {
  await sana.call('people.access', { member: alice.memberId });
  await tenant.rows(sql`
    insert into remit.audit_event (tenant_id, stream, actor, action, target_type, target_id, outcome, because, details,
      asked, correlation_id)
    select tenant_id, stream, actor, action, target_type, target_id, outcome, because, details, asked, correlation_id
    from (select * from remit.audit_event where actor = ${sana.memberId} and action = 'access.explained'
      and outcome = 'allow' and asked is not null order by at desc limit 1) as kept
      cross join generate_series(1, 1200)`);
  const role = base.roles.find(({ name }) => name === 'SecurityAnalyst');
  if (role === undefined) throw new Error('the sample has no SecurityAnalyst');
  const id = await begin([
    [{ kind: 'role', key: role.name, entries: [{ ...role, grants: [] }], comments: [] }],
  ]);
  const first = answerOf(await nora.call('changes.replay', { id, cursor: null }));
  expect([first.done, first.total > 1200]).toEqual([1000, true]);
  const second = answerOf(await nora.call('changes.replay', { id, cursor: first.next }));
  expect([second.done, second.next]).toEqual([second.total, null]);
  expect(first.refused + second.refused).toBeGreaterThan(1200);
  const shown = [...first.changes, ...second.changes].map(({ event }) => event.id);
  expect(new Set(shown).size).toBe(shown.length);
});

test('a decision of one person is explained before and after, side by side', async () => {
  const id = await begin();
  const why = answerOf(
    await nora.call('changes.why', {
      id,
      member: alice.memberId,
      type: 'crm.Contract',
      action: 'update',
      folder: '/sales/emea',
    }),
  );
  expect(why.person.id).toBe(alice.memberId);
  expect(why.before.outcome).not.toBe('deny');
  expect(why.after.outcome).toBe('deny');
});

test('a draft whose base moved, and one that is no policy, say so instead of an effect', async () => {
  const id = await begin();
  const broken = await begin([[salesRep(base, (role) => ({ ...role, includes: ['Nobody'] }))]]);
  expect((await nora.call('changes.impact', { id: broken })).data).toMatchObject({ kind: 'invalid' });
  const { data: current } = await nora.call('policy.current');
  const document = {
    ...current.document,
    roles: current.document.roles.map((role: Role) => ({ ...role, description: 'Other words' })),
  };
  const shown = await nora.call('policy.preview', { basedOn: 1, document, member: alice.memberId });
  await nora.call('policy.publish', {
    basedOn: 1,
    document,
    member: alice.memberId,
    effectHash: shown.data.valid ? shown.data.impact.effectHash : '',
    reason: 'Other words',
  });
  for (const procedure of ['impact', 'effect', 'checks'] as const)
    expect((await nora.call(`changes.${procedure}`, { id })).data).toMatchObject({
      kind: 'moved',
      basedOn: 1,
      version: 2,
      reason: 'Other words',
    });
});
