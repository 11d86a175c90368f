import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { SimulatedWhat, SimulatedWho } from '@remit/api/simulate/simulate-views';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const names = ['alice', 'henrik', 'tom', 'nora', 'robin'] as const;
const which = ['of Henrik himself', 'within his limit', 'above his limit', 'of another department'] as const;
const actions = ['read', 'approve'] as const;

type Name = (typeof names)[number];
type Which = (typeof which)[number];

const callers = new Map<Name, Caller>();
const requests = new Map<Which, string>();

const { tenant, sana } = await serveTenant('sana');

beforeAll(async () => {
  for (const name of names) callers.set(name, await tenant.signIn(name));
  const { memberId: henrik } = caller('henrik');
  const conditions = {
    'of Henrik himself': sql`submitter = ${henrik}::uuid`,
    'within his limit': sql`department = '/operations' and submitter <> ${henrik}::uuid and amount_minor <= 1000000`,
    'above his limit': sql`department = '/operations' and submitter <> ${henrik}::uuid and amount_minor > 1000000`,
    'of another department': sql`department = '/engineering' and submitter <> ${henrik}::uuid`,
  } satisfies Record<Which, unknown>;
  for (const kind of which) {
    const [found] = await tenant.rows<{ id: string }>(sql`
      select id::text from fin.payment_request where status = 'waiting' and ${conditions[kind]} order by id limit 1`);
    if (found === undefined) throw new Error(`the sample has no waiting request ${kind}`);
    requests.set(kind, found.id);
  }
});

function caller(name: Name): Caller {
  const found = callers.get(name);
  if (found === undefined) throw new Error(`${name} is not signed in`);
  return found;
}

const record = (kind: Which) => ({
  kind: 'record',
  type: 'fin.PaymentRequest',
  id: requests.get(kind) ?? '',
});
const met = ['second-factor', 'comment'];

/** What the call itself comes to, for whoever makes it. */
async function enforced(name: Name, action: (typeof actions)[number], kind: Which): Promise<boolean> {
  const { data, error } = await caller(name).call('requests.get', { id: requests.get(kind) });
  if (error !== null) {
    expect(error.code).toBe('not-found');
    return false;
  }
  return action === 'read' || data.approve.allowed;
}

const questions = names.flatMap((name) =>
  which.flatMap((kind) => actions.map((action) => ({ name, kind, action }))),
);

test('there are forty scripted questions, and they are answered both ways', async () => {
  expect(questions).toHaveLength(40);
  const answers = await Promise.all(questions.map(({ name, action, kind }) => enforced(name, action, kind)));
  expect(answers.filter(Boolean).length).toBeGreaterThan(5);
  expect(answers.filter((answer) => !answer).length).toBeGreaterThan(5);
});

test.each(questions)(
  'in one step, as enforcement has it: can $name $action the request $kind?',
  async ({ name, action, kind }) => {
    const allowed = await enforced(name, action, kind);
    const question = { member: caller(name).memberId, action, resource: record(kind), met };
    for (const asker of [caller(name), sana]) {
      const { data, error } = await asker.call('simulate.ask', question);
      expect(error).toBeNull();
      expect(data.answer).toMatchObject({ kind: 'decision', outcome: allowed ? 'allow' : 'deny' });
      expect(data.answer.kind === 'decision' && data.answer.sentences.length).toBeGreaterThan(0);
    }
  },
);

test.each(which)('who can approve the request %s: exactly those whose own call may', async (kind) => {
  const question = { member: null, action: 'approve', resource: record(kind), met };
  const { data } = await sana.call('simulate.ask', question);
  const { people, total } = data.answer as SimulatedWho;
  expect(people).toHaveLength(total);
  const able = new Set(people.map(({ person }) => person.id));
  for (const name of names) {
    expect(able.has(caller(name).memberId)).toBe(await enforced(name, 'approve', kind));
  }
});

test.each(names)('what %s can read has every type of which they are shown records', async (name) => {
  const { memberId } = caller(name);
  const asked = await sana.call('simulate.ask', {
    member: memberId,
    action: 'read',
    resource: { kind: 'anything' },
  });
  const reached = (asked.data.answer as SimulatedWhat).types
    .map(({ type }) => type)
    .filter((type) => !type.startsWith('remit.'));
  const { data } = await caller(name).call('records.types');
  const shown = data.types.filter(({ readable }) => readable > 0).map(({ type }) => type);
  expect(reached).toEqual(expect.arrayContaining(shown));
});
