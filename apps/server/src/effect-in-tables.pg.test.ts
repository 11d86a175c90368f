import { randomUUID } from 'node:crypto';
import type { ImpactEffectView, Least, RowsLine } from '@remit/api/changes/changes-impact-views';
import type { PolicyDocument, Role } from '@remit/policy/document';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import type { Caller } from './testing/serve-sample.ts';
import { serveTenant } from './testing/serve-tenant.ts';

const { tenant, nora } = await serveTenant('nora');

const pilot: Role = {
  name: 'Pilot',
  grants: [
    { actions: ['read', 'update'], on: ['crm.Contract'] },
    { actions: ['read', 'approve'], on: ['fin.PaymentRequest'] },
  ],
};

/** One name begins as the other does, and has a dot where that ends. */
const [dotted, beside] = ['/operations/p.1', '/operations/p'];
const moved = '/marketing/p.1';

/** Who holds the role, each somewhere else: in the folder that moves, beside it, and above where it comes to lie. */
const holding = { tom: dotted, henrik: beside, alice: '/marketing' } as const;
let placed: readonly string[];

beforeAll(async () => {
  for (const end of ['p.1', 'p']) {
    const { error } = await nora.call('folders.create', { parent: '/operations', end, name: end });
    if (error !== null) throw new Error(error.message);
  }
  await place('crm.contract', dotted, 7);
  await place('crm.contract', beside, 5);
  placed = [
    ...(await place('fin.payment_request', dotted, 4)),
    ...(await place('fin.payment_request', beside, 2)),
  ];
  // Without steps, whoever may approve a request is waited for.
  await publish((document) => ({ ...document, roles: [...document.roles, pilot], approvals: [] }));
  for (const [name, folder] of Object.entries(holding))
    await assignRole(tenant, 'Pilot', tenant.memberIdOf(name), folder);
});

/** Puts records that are nowhere special into a folder; of requests, some that wait. @returns their ids */
async function place(table: string, folder: string, count: number): Promise<readonly string[]> {
  const [schema = '', name = ''] = table.split('.');
  const waits = schema === 'fin' ? sql`and status = 'waiting'` : sql``;
  const rows = await tenant.rows<{ id: string }>(sql`
    update ${sql.identifier(schema)}.${sql.identifier(name)} set folder = ${folder} where id in (
      select id from ${sql.identifier(schema)}.${sql.identifier(name)}
      where folder not in (${dotted}, ${beside}) ${waits} order by id limit ${count}) returning id`);
  expect(rows).toHaveLength(count);
  return rows.map(({ id }) => id);
}

/** What a change of the policy is said to do, once it is in force. */
async function publish(change: (document: PolicyDocument) => PolicyDocument): Promise<ImpactEffectView> {
  const { data: policy } = await nora.call('policy.current');
  const begun = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: policy.version,
    steps: [stepBetween(policy.document, change(policy.document))],
    name: null,
  });
  expect(begun.error).toBeNull();
  const { id, revision } = begun.data;
  const { data: effect } = await nora.call('changes.effect', { id });
  if (effect.kind !== 'answer') throw new Error(JSON.stringify(effect));
  const { effectHash } = effect.answer;
  const published = await nora.call('changes.publish', { id, revision, effectHash, reason: 'As agreed' });
  expect(published.error).toBeNull();
  return effect.answer;
}

/** How many records each holder of the role reaches by each action, and which of the requests wait for them. */
async function reached(holders: readonly Caller[]) {
  return Promise.all(
    holders.map(async (holder) => {
      const { data } = await nora.call('people.access', { member: holder.memberId });
      const counts = data.types.flatMap(({ type, actions }) =>
        actions.map(({ action, count }) => [`${type} ${action}`, count] as const),
      );
      const inbox = new Set((await holder.call('requests.inbox')).data.mine.map(({ id }) => id));
      return { counts: new Map(counts), waiting: placed.filter((id) => inbox.has(id)) };
    }),
  );
}

const range = (numbers: readonly number[]): Least => ({
  least: Math.min(...numbers),
  most: Math.max(...numbers),
});

type Reached = Awaited<ReturnType<typeof reached>>;
type Line = Pick<RowsLine, 'people' | 'before' | 'after' | 'gained' | 'lost'>;

/** The lines of an effect as the tables themselves have them, where whoever loses gains nothing beside it. */
function linesBetween(before: Reached, after: Reached): Readonly<Record<string, Line>> {
  const names = new Set([...before, ...after].flatMap(({ counts }) => [...counts.keys()]));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const numbers = before
        .map(({ counts }, at) => [counts.get(name) ?? 0, after[at]?.counts.get(name) ?? 0] as const)
        .filter(([was, is]) => was !== is);
      if (numbers.length === 0 || name.endsWith(' create') || name.startsWith('remit.')) return [];
      const line = {
        people: numbers.length,
        before: range(numbers.map(([was]) => was)),
        after: range(numbers.map(([, is]) => is)),
        gained: range(numbers.map(([was, is]) => Math.max(is - was, 0))),
        lost: range(numbers.map(([was, is]) => Math.max(was - is, 0))),
      };
      return [[name, line]];
    }),
  );
}

const saidLines = ({ rows }: ImpactEffectView): Readonly<Record<string, Line>> =>
  Object.fromEntries(
    (rows?.lines ?? [])
      .filter(({ kind }) => kind === 'action')
      .map(({ type, name, people, before, after, gained, lost }) => [
        `${type} ${name}`,
        { people, before, after, gained, lost },
      ]),
  );

/** How many requests wait for others than before; which, whoever administers may not be told. */
const saidRequests = ({ requests }: ImpactEffectView): number =>
  (requests?.moved.length ?? 0) + (requests?.hidden ?? 0);

const requestsBetween = (before: Reached, after: Reached): number =>
  placed.filter((id) =>
    before.some(({ waiting }, at) => waiting.includes(id) !== after[at]?.waiting.includes(id)),
  ).length;

/** Whoever holds the role updates no contract any more, and in the folder that moved it reads contracts alone. */
const narrowed = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  roles: document.roles.map((role) =>
    role.name === 'Pilot'
      ? { ...role, grants: [{ actions: ['read'], on: ['crm.Contract'] }, ...pilot.grants.slice(1)] }
      : role,
  ),
  folderScopes: [
    ...document.folderScopes,
    { folder: moved, role: 'Pilot', grants: [{ actions: ['read'], on: ['crm.Contract'] }] },
  ],
});

const widened = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  roles: document.roles.map((role) => (role.name === 'Pilot' ? pilot : role)),
  folderScopes: document.folderScopes.filter(({ role }) => role !== 'Pilot'),
});

test('what a draft is said to take and to give is what the tables have of it once it is in force, in a dotted folder that was moved too', async () => {
  const { data: preview } = await nora.call('folders.previewMove', { folder: dotted, into: '/marketing' });
  expect(preview.records).toBe(11);
  const { effectHash } = preview;
  const done = await nora.call('folders.move', { folder: dotted, into: '/marketing', effectHash });
  expect(done.error).toBeNull();
  expect(done.data.path).toBe(moved);
  const holders = await Promise.all(Object.keys(holding).map((name) => tenant.signIn(name)));

  const first = await reached(holders);
  const taken = await publish(narrowed);
  const then = await reached(holders);
  expect(saidLines(taken)).toEqual(linesBetween(first, then));
  expect(saidRequests(taken)).toBe(requestsBetween(first, then));
  expect(Object.keys(saidLines(taken)).toSorted()).toEqual([
    'crm.Contract update',
    'fin.PaymentRequest approve',
    'fin.PaymentRequest read',
  ]);
  expect(saidRequests(taken)).toBe(4);

  const given = await publish(widened);
  const last = await reached(holders);
  expect(saidLines(given)).toEqual(linesBetween(then, last));
  expect(saidRequests(given)).toBe(requestsBetween(then, last));
  expect(last).toEqual(first);
});
