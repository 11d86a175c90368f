import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { PolicyDocument } from '@remit/policy/document';
import { applySteps, type DraftStep, rebaseSteps, stepBetween } from '@remit/policy/draft/draft-steps';
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

/** Nobody deletes contracts any more, sales representatives may do nothing, and whoever is one is no payroll clerk. */
const frozen = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  roles: document.roles.map((role) => (role.name === 'SalesRep' ? { ...role, grants: [] } : role)),
  rules: [
    ...document.rules,
    {
      kind: 'forbid',
      name: 'Frozen',
      actions: ['delete'],
      on: ['crm.Contract'],
      because: 'contracts are frozen',
    },
  ],
  exclusions: [
    ...document.exclusions,
    { kind: 'roles', name: 'SalesOrPayroll', roles: ['SalesRep', 'Payroll'] },
  ],
});

async function begun(change: (document: PolicyDocument) => PolicyDocument) {
  const { data: policy } = await nora.call('policy.current');
  const base: PolicyDocument = policy.document;
  const whole = change(base);
  const id = randomUUID();
  const steps: readonly DraftStep[] = [stepBetween(base, whole)];
  const { data, error } = await nora.call('changes.begin', {
    id,
    basedOn: policy.version,
    steps,
    name: 'Frost',
  });
  expect(error).toBeNull();
  return { base, whole, seen: { id, revision: data.revision } };
}

const everybody = () => ({ id: randomUUID(), name: 'Frost for everybody' });

async function aGroup(): Promise<string> {
  const { data } = await nora.call('groups.list');
  const found = data.groups.find(({ kind }: { readonly kind: string }) => kind === 'group');
  if (found === undefined) throw new Error('the sample has no group');
  return found.id;
}

async function published({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { data } = await nora.call('changes.effect', { id });
  if (data.kind !== 'answer') throw new Error(data.kind);
  const { effectHash } = data.answer;
  const reply = await nora.call('changes.publish', { id, revision, effectHash, reason: 'As agreed' });
  expect(reply.error).toBeNull();
}

test('a draft that goes to one group first leaves the whole of it one publication away, with nothing to choose', async () => {
  const { base, whole, seen } = await begun(frozen);
  const first = { kind: 'group', group: await aGroup() };
  const later = everybody();
  const staged = await nora.call('changes.stage', { ...seen, first, rest: 'wait', everybody: later });
  expect(staged.error).toBeNull();
  expect(staged.data).toMatchObject({ id: seen.id, everybody: { id: later.id, name: later.name } });

  // It is one step, which one undo takes back; the draft of the whole says what this one said.
  const { data: part } = await nora.call('changes.get', { id: seen.id });
  expect(part).toMatchObject({ standing: 2, steps: [stepBetween(base, whole), expect.anything()] });
  const inPart = applySteps(base, part.steps);
  expect(inPart.rules.at(-1)).toMatchObject({ name: 'Frozen', when: { kind: 'and' } });
  expect(inPart.exclusions).toEqual(canonicalDocument(base).exclusions);
  const { data: rest } = await nora.call('changes.get', { id: later.id });
  expect(applySteps(base, rest.steps)).toEqual(canonicalDocument(whole));

  await published(staged.data);
  const { data: now } = await nora.call('policy.current');
  expect(now).toMatchObject({ version: 2, document: inPart });
  const { document, conflicts } = rebaseSteps(base, now.document, applySteps(base, rest.steps));
  expect(conflicts).toEqual([]);
  const rebased = await nora.call('changes.rebase', {
    id: later.id,
    revision: rest.revision,
    onto: 2,
    steps: [stepBetween(now.document, document)],
  });
  await published(rebased.data);
  expect((await nora.call('policy.current')).data).toMatchObject({
    version: 3,
    document: canonicalDocument(whole),
  });
});

test('what cannot go to a part of the people goes nowhere: neither draft is touched or begun', async () => {
  const { seen } = await begun(frozen);
  const group = await aGroup();
  const alone = await begun((document) => ({
    ...document,
    exclusions: [{ kind: 'roles', name: 'SalesOrPayroll', roles: ['SalesRep', 'Payroll'] }],
  }));
  const counted = async (): Promise<unknown> =>
    tenant.rows(sql`select count(*)::int as drafts, sum(revision)::int as revisions from remit.draft`);
  const before = await counted();
  const first = { kind: 'group', group };
  const asked = [
    [{ ...seen, first: { kind: 'group', group: randomUUID() } }, '`first`: there is no such group'],
    [{ ...seen, first: { kind: 'folder', folder: '/nowhere' } }, '`first`: there is no such folder'],
    [
      { ...alone.seen, first },
      'nothing that this draft changes can count in part; publish it for everybody, or leave it open',
    ],
    [{ ...seen, revision: 7, first }, /^this draft is at revision 1 by now/u],
    [
      { ...seen, first, everybody: { id: seen.id, name: 'Itself' } },
      'there is a draft of that id already; give another one',
    ],
  ] as const;
  for (const [input, sentence] of asked) {
    const { error } = await nora.call('changes.stage', { rest: 'count', everybody: everybody(), ...input });
    expect(error?.message).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  }
  expect(await counted()).toEqual(before);
});
