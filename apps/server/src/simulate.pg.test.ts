import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { SimulatedReached, SimulatedWhat, SimulatedWho } from '@remit/api/simulate/simulate-views';
import type { Caller } from './testing/serve-sample.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { decision, described, euros, ofOperations, request } from './testing/simulated-questions.ts';

const { tenant, sana, henrik, tom, alice } = await serveTenant('sana', 'henrik', 'tom', 'alice');

async function waitingRequest(): Promise<string> {
  const { data } = await henrik.call('requests.inbox');
  const id = data.mine[0]?.id;
  if (id === undefined) throw new Error('nothing waits for the head');
  return id;
}

test('a question about oneself needs no permission and leaves no event', async () => {
  const before = await tenant.auditCount();
  const id = await waitingRequest();
  const answer = await decision(henrik, {
    member: henrik.memberId,
    action: 'approve',
    resource: { kind: 'record', type: request, id },
  });
  expect(answer).toMatchObject({ outcome: 'allow', layer: 'roles', times: null });
  expect(answer.sources.map(({ roleLabel }) => roleLabel)).toContain('Approver');
  expect(answer.sentences[0]).toMatch(/^Your role Approver allows/);
  expect(await tenant.auditCount()).toBe(before);
});

test('a question about somebody else is recorded once, with what was asked, before the reply', async () => {
  const before = await tenant.auditCount();
  const id = await waitingRequest();
  const { data } = await sana.call('simulate.ask', {
    member: henrik.memberId,
    action: 'approve',
    resource: { kind: 'record', type: request, id },
  });
  const { answer, reached } = data;
  if (answer.kind !== 'decision') throw new Error(`answered ${answer.kind}`);
  expect(answer.outcome).toBe('allow');
  expect(answer.sentences[0]).toMatch(/^Henrik Dahl’s role/);
  // Whoever reads the policy is told what each layer took; about oneself, without that, nobody is.
  expect(Object.keys(answer.times ?? {})).toEqual(['standing', 'roles', 'folder-scope', 'rules', 'fields']);
  expect(Object.values(answer.times ?? {}).every((took) => took >= 0 && took < 1000)).toBe(true);
  expect(await tenant.auditCount()).toBe(before + 1);
  const events = await tenant.rows<{ action: string; target_id: string; details: unknown }>(
    sql`select action, target_id, details from remit.audit_event where action = 'access.explained'`,
  );
  const event = events.find(({ details }) => JSON.stringify(details).includes(`approve ${request} ${id}`));
  expect(event).toMatchObject({ action: 'access.explained', target_id: henrik.memberId });
  // How far it reaches is a part of the answer: asked for in a call of its own, one question was two look-ups.
  expect(reached?.total).toBeGreaterThan(0);
});

test('of a record that is described it is never said that there may be none', async () => {
  const elsewhere = described(ofOperations, '/it');
  const answer = await decision(sana, { member: sana.memberId, action: 'approve', resource: elsewhere });
  expect(answer.outcome).toBe('deny');
  expect(answer.sentences.length).toBeGreaterThan(0);
  expect(answer.sentences.join(' ')).not.toMatch(/no such record/);
});

test('whoever may explain nobody learns nothing of others, one by one or all at once', async () => {
  const resource = described(ofOperations);
  const other = await tom.call('simulate.ask', { member: henrik.memberId, action: 'approve', resource });
  expect(other.error?.code).toBe('not-found');
  const everybody = await tom.call('simulate.ask', { member: null, action: 'approve', resource });
  expect(everybody.error?.code).toBe('forbidden');
  const version = await tom.call('simulate.ask', {
    member: tom.memberId,
    action: 'approve',
    resource,
    version: 2,
  });
  expect(version.error?.code).toBe('forbidden');
});

describe('what is in a record that the asker may not read is not told', () => {
  test('neither by value nor by whether it is there, where the person asked about may not read it', async () => {
    const id = await waitingRequest();
    const ask = (asked: string) =>
      decision(sana, {
        member: alice.memberId,
        action: 'approve',
        resource: { kind: 'record', type: request, id: asked },
      });
    const there = await ask(id);
    const nowhere = await ask('01234567-89ab-4def-8123-456789abcdef');
    expect(there).toEqual(nowhere);
    expect(there.sentences).toEqual(['There is no such record, or Alice Moreau may not see it.']);
  });

  test('its amount is in no sentence and not in the data', async () => {
    const [above] = await tenant.rows<{ id: string; amount: number }>(sql`
      select id::text, amount_minor::int as amount from fin.payment_request
      where department = '/operations' and status = 'waiting' and amount_minor > 1000000
        and submitter <> ${henrik.memberId}::uuid limit 1`);
    if (above === undefined) throw new Error('the sample has no request above the limit');
    const input = {
      member: henrik.memberId,
      action: 'approve',
      resource: { kind: 'record', type: request, id: above.id },
    };
    const told = await decision(sana, input);
    expect(told.outcome).toBe('deny');
    expect(told.sentences[0]).toMatch(/limit for approving payment requests is .*not within it/);
    expect(JSON.stringify(told)).not.toContain(String(above.amount));
    // Henrik reads it, and is told.
    expect(JSON.stringify(await decision(henrik, input))).toContain('this one asks');
  });
});

test('facts that are missing make it depend, each with the field to give it in; given, the answer is enforcement’s', async () => {
  const ask = (attributes: object) =>
    decision(sana, { member: henrik.memberId, action: 'approve', resource: described(attributes) });
  const open = await ask({});
  expect(open.outcome).toBe('depends');
  expect(open.missing.map(({ field }) => field?.name)).toContain('amount');
  const small = await ask({
    ...ofOperations,
    submitter: { type: 'member', value: tom.memberId },
  });
  expect(small).toMatchObject({ outcome: 'allow', layer: 'roles' });
  const large = await ask({
    ...ofOperations,
    amount: euros(1_500_000),
    submitter: { type: 'member', value: tom.memberId },
  });
  expect(large.outcome).toBe('deny');
  expect(large.sentences[0]).toContain('10,000.00');
  // The limit settles it whoever submitted; a rule that asks who did is not what stands in the way.
  const unsaid = await ask({ ...ofOperations, amount: euros(1_500_000) });
  expect(unsaid.sentences).toEqual(large.sentences);
  expect(large.grants.some(({ permits }) => !permits)).toBe(true);
});

test('who can: everybody is counted, and each says by what', async () => {
  const { data } = await sana.call('simulate.ask', {
    member: null,
    action: 'approve',
    resource: described({ ...ofOperations, submitter: { type: 'member', value: tom.memberId } }),
  });
  const who = data.answer as SimulatedWho;
  expect(who.total).toBeGreaterThan(0);
  expect(who.people.map(({ person }) => person.name)).toContain('Henrik Dahl');
  expect(who.people.every(({ because, reach }) => because !== '' && reach === 'always')).toBe(true);
  // The same as asked one by one.
  for (const { person } of who.people.slice(0, 5)) {
    const one = await decision(sana, {
      member: person.id,
      action: 'approve',
      resource: described({ ...ofOperations, submitter: { type: 'member', value: tom.memberId } }),
    });
    expect(one.outcome).toBe('allow');
  }
});

test('who can names somebody for whom it depends on what was not said, and says that it does', async () => {
  const resource = described({ amount: euros(500_000) });
  const { data } = await sana.call('simulate.ask', { member: null, action: 'approve', resource });
  const who = data.answer as SimulatedWho;
  const found = who.people.find(({ person }) => person.name === 'Henrik Dahl');
  expect(found).toMatchObject({ reach: 'some' });
  const one = await decision(sana, { member: henrik.memberId, action: 'approve', resource });
  expect(one.outcome).toBe('depends');
});

test('what can: a record, a type, anything', async () => {
  const ask = async (resource: object, action: string | null = null) => {
    const { data } = await sana.call('simulate.ask', { member: henrik.memberId, action, resource });
    return data.answer as SimulatedWhat;
  };
  const id = await waitingRequest();
  const onRecord = await ask({ kind: 'record', type: request, id });
  const reach = Object.fromEntries(onRecord.types[0]?.actions.map((each) => [each.action, each.reach]) ?? []);
  expect(reach).toMatchObject({ read: 'always', approve: 'always', pay: 'never' });
  const anything = await ask({ kind: 'anything' });
  expect(anything.types.map(({ type }) => type)).toContain(request);
  const reads = await ask({ kind: 'anything' }, 'read');
  expect(reads.types.every(({ actions }) => actions.every(({ action }) => action === 'read'))).toBe(true);
});

test('at another moment: what has ended then is a no, and says so', async () => {
  const nora = await tenant.signIn('nora');
  const guests = await nora.call('people.guests');
  const robin = guests.data.guests[0];
  if (robin === undefined) throw new Error('the sample has no guest');
  const ask = (at: number) =>
    decision(sana, {
      member: robin.person.id,
      action: 'read',
      resource: { kind: 'described', type: request, folder: '/' },
      at,
    });
  expect(await ask(robin.until - 1)).toMatchObject({ outcome: 'allow', until: robin.until });
  const after = await ask(robin.until);
  expect(after).toMatchObject({ outcome: 'deny', layer: 'standing', since: robin.until, until: null });
});

test.each([
  [{ action: null, resource: { kind: 'anything' } }, /name one, or a person/],
  [{ action: 'read', resource: { kind: 'anything' } }, /name a type or a record/],
  [
    { action: 'read', resource: { kind: 'described', type: 'fin.PaymentReqest', folder: '/' } },
    /perhaps `fin.PaymentRequest`/,
  ],
  [
    {
      action: 'read',
      resource: {
        kind: 'described',
        type: request,
        folder: '/',
        attributes: { amont: { type: 'text', value: '' } },
      },
    },
    /perhaps `amount`/,
  ],
  [
    {
      action: 'read',
      resource: {
        kind: 'described',
        type: request,
        folder: '/',
        attributes: { amount: { type: 'text', value: '12' } },
      },
    },
    /is a money, and what was sent is a text/,
  ],
])('a question that makes no sense is told what would: %j', async (question, words) => {
  const { error } = await sana.call('simulate.ask', { member: null, ...question });
  expect(error?.code).toBe('invalid');
  expect(error?.message).toMatch(words);
});

describe('records are counted in the tables', () => {
  async function reach(asker: Caller, action = 'read', more: object = {}): Promise<SimulatedReached | null> {
    const question = { member: henrik.memberId, action, resource: described({}), ...more };
    const { data } = await asker.call('simulate.ask', question);
    return data.reached;
  }

  test('as enforcement lists them, and how much there is only to whoever explains others', async () => {
    const [count] = await tenant.rows<{ all: number }>(
      sql`select count(*)::int as all from fin.payment_request where type = ${request}`,
    );
    const told = await reach(sana);
    expect(told).toMatchObject({ label: 'Payment request', total: count?.all });
    const own = await reach(henrik);
    expect(own).toEqual({ ...told, total: null });
    const { data: access } = await henrik.call('people.access', { member: henrik.memberId });
    const listed = access.types.find(({ type }) => type === request);
    expect(own?.reached).toBe(listed?.readable);
    expect(own?.reached).toBeGreaterThan(0);
    const approving = await reach(sana, 'approve');
    expect(approving?.reached).toBeLessThan(own?.reached ?? 0);
  });

  test('not by facts of the asker’s own, nor where nothing is stored yet', async () => {
    const guessing = { context: { amount: euros(1) } };
    expect(await reach(sana, 'read', guessing)).toBeNull();
    expect(await reach(sana, 'create')).toBeNull();
  });
});
