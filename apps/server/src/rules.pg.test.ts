import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Condition, Operand } from '@remit/policy/condition';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { tenant, nora, tom } = await serveTenant('nora', 'tom');

/** Alice, who sells, reads the policy too, and her role shows margins no more. */
async function sellerWhoReadsThePolicy(): Promise<Caller> {
  const alice = await tenant.signIn('alice');
  const current = await nora.call('policy.current');
  const { document, version } = current.data;
  const draft = {
    basedOn: version,
    member: alice.memberId,
    document: {
      ...document,
      fieldRules: document.fieldRules.map((rule) =>
        rule.type === 'crm.Contract' && rule.field === 'margin'
          ? { ...rule, visible: rule.visible?.filter((role) => role !== 'SalesRep') ?? [] }
          : rule,
      ),
    },
  };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Margins' });
  expect(published.error).toBeNull();
  const assigned = await nora.call('people.assign', {
    member: alice.memberId,
    role: 'SecurityAnalyst',
    folder: '/',
    from: null,
    until: null,
  });
  expect(assigned.error).toBeNull();
  return tenant.signIn('alice');
}

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const text = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });
const west: Condition = { kind: 'compare', operator: '=', left: field('region'), right: text('west') };
const large: Condition = {
  kind: 'compare',
  operator: '>',
  left: field('value'),
  right: { kind: 'literal', value: { type: 'money', minor: 10_000_000, currency: 'EUR' } },
};
const margin: Condition = {
  kind: 'compare',
  operator: '>',
  left: field('margin'),
  right: { kind: 'literal', value: { type: 'money', minor: 1_000_000, currency: 'EUR' } },
};

const bench = (caller: Caller, condition: Condition, only: 'true' | 'false' | null = null) =>
  caller.call('rules.bench', { type: 'crm.Contract', condition, action: 'read', only });

async function counted(where: string): Promise<number> {
  const [row] = await tenant.rows<{ count: number }>(
    sql`select count(*)::int as count from crm.contract where ${sql.raw(where)}`,
  );
  return row?.count ?? -1;
}

test('each part of a condition is counted in the real table, and says what it alone keeps out', async () => {
  const { data } = await bench(nora, { kind: 'and', conditions: [west, large] });
  const total = await counted('true');
  expect(data.counted).toEqual({ of: 'all', total });
  const [whole, first, second] = data.parts;
  const isWest = await counted(`region = 'west'`);
  const both = await counted(`region = 'west' and value_minor > 10000000 and value_currency = 'EUR'`);
  expect(first).toMatchObject({ path: 'conditions[0]', counts: { true: isWest } });
  expect(whole).toMatchObject({ path: '', counts: { true: both }, alone: null });
  expect(second?.alone).toBe(isWest - both);
  for (const { counts } of data.parts)
    expect((counts?.true ?? 0) + (counts?.false ?? 0) + (counts?.unknown ?? 0)).toBe(total);
  expect([isWest, both, total]).toEqual([...new Set([isWest, both, total])]);
});

test('of alternatives each says which records it alone lets in', async () => {
  const { data } = await bench(nora, { kind: 'or', conditions: [west, large] });
  const onlyWest = await counted(
    `region = 'west' and not (value_minor > 10000000 and value_currency = 'EUR')`,
  );
  expect(data.parts[1]?.alone).toBe(onlyWest);
});

test('records are shown to nobody who may not read them, with the truth of each part where its fields are seen', async () => {
  expect((await bench(nora, west)).data).toMatchObject({ readable: 0, rows: [] });
  const seller = await sellerWhoReadsThePolicy();
  const { data } = await bench(seller, { kind: 'and', conditions: [west, margin] });
  expect(data.rows.length).toBeGreaterThan(0);
  for (const { record, truths } of data.rows) {
    const [whole, isWest, hasMargin] = truths;
    const region = record.fields['region'];
    expect(isWest).toBe(String(region?.type === 'enum' && region.value === 'west'));
    expect(record.hidden).toContain('margin');
    expect([whole, hasMargin]).toEqual(['hidden', 'hidden']);
  }
  // What is counted for somebody who only reads the policy is among what they read, and never by what they do not see.
  expect(data.counted).toEqual({ of: 'readable', total: data.readable });
  expect(data.kept).toEqual(['Margin']);
  expect(data.parts.map(({ counts }) => counts === null)).toEqual([true, false, true]);
  expect(data.parts.map(({ alone }) => alone)).toEqual([null, null, null]);
  const chosen = await bench(seller, west, 'true');
  expect(chosen.data.rows.every(({ truths }) => truths[0] === 'true')).toBe(true);
});

test('a condition that is none on the type is refused with the reason, and nothing is asked without the right to read policies', async () => {
  const wrong = await bench(nora, { kind: 'is-null', operand: field('nothing') });
  expect(wrong.error).toMatchObject({ code: 'invalid' });
  expect(wrong.error?.message).toContain('`crm.Contract` has no field `nothing`');
  expect((await bench(tom, west)).error?.code).toBe('forbidden');
  expect(
    (await nora.call('rules.bench', { type: 'remit.Member', condition: west, action: 'read', only: null }))
      .error?.code,
  ).toBe('not-found');
});

test('every test of the policy in force says what came of it, and every part of it whether a test turns on it', async () => {
  const alice = await tenant.signIn('alice');
  const current = await nora.call('policy.current');
  const { document, version } = current.data;
  const rule = document.rules[0]?.name ?? '';
  const asked = (name: string, outcome: 'allow' | 'deny') => ({
    name,
    subject: { kind: 'made-up' as const, roles: [{ role: 'SalesRep', folder: '/' }] },
    type: 'crm.Contract',
    folder: '/',
    attributes: {},
    expect: { kind: 'decision' as const, outcome, action: 'read' },
  });
  const draft = {
    basedOn: version,
    member: alice.memberId,
    document: { ...document, tests: [asked('a seller reads contracts', 'allow')] },
  };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  await nora.call('policy.publish', { ...draft, effectHash, reason: 'A first test' });
  const { data: proof } = await nora.call('rules.proof');
  expect(proof.checks.filter(({ kind }) => kind === 'test')).toEqual([
    { kind: 'test', name: 'a seller reads contracts', passed: true, sentence: null },
  ]);
  const covered = proof.coverage.parts.filter(({ covered: how }) => how === 'decided');
  expect(covered.map(({ part }) => (part.kind === 'grant' ? part.grant.role : part.kind))).toEqual([
    'SalesRep',
  ]);
  expect(proof.coverage.parts).toContainEqual({ part: { kind: 'rule', name: rule }, covered: 'never' });
  expect((await tom.call('rules.proof')).error?.code).toBe('forbidden');
});

test('a rule that only reports refuses nothing, and the event of each call that it would have refused says so', async () => {
  const { data: current } = await nora.call('policy.current');
  const watched = {
    kind: 'forbid' as const,
    name: 'LargeRequest',
    reportOnly: true as const,
    actions: ['submit'],
    on: ['fin.PaymentRequest'],
    when: {
      kind: 'compare' as const,
      operator: '>' as const,
      left: field('amount'),
      right: { kind: 'literal' as const, value: { type: 'money' as const, minor: 10_000, currency: 'EUR' } },
    },
    because: 'a large request waits',
  };
  const draft = {
    basedOn: current.version,
    member: nora.memberId,
    document: { ...current.document, rules: [...current.document.rules, watched] },
  };
  const { data: preview } = await nora.call('policy.preview', draft);
  if (!preview.valid) throw new Error(JSON.stringify(preview.problems));
  const { effectHash } = preview.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'To watch it' });
  expect(published.error).toBeNull();

  const submit = (minor: number) =>
    tom.call('requests.submit', {
      purpose: 'Gloves',
      amount: { minor, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    });
  const before = await tenant.auditCount();
  const replies = [await submit(10_000), await submit(10_001), await submit(20_000)];
  expect(replies.map(({ error }) => error)).toEqual([null, null, null]);
  expect(await tenant.auditCount()).toBe(before + 3);

  const reported = (name: string) => nora.call('rules.reported', { kind: 'rule', name });
  expect((await reported('LargeRequest')).data).toMatchObject({ days: 30, calls: 2, people: 1, more: false });
  expect((await reported('AnotherRule')).data).toMatchObject({ calls: 0, people: 0 });
  expect((await tom.call('rules.reported', { kind: 'rule', name: 'LargeRequest' })).error?.code).toBe(
    'forbidden',
  );
  const { data: page } = await nora.call('audit.list', { filter: { reported: 'rule.LargeRequest' } });
  const [large] = replies.slice(1).map(({ data }) => data.id);
  expect(page.events.map(({ target, outcome }) => [target.id, outcome])).toEqual(
    replies
      .slice(1)
      .toReversed()
      .map(({ data }) => [data.id, 'allow']),
  );
  const event = page.events.find(({ target }) => target.id === large);
  const { data: told } = await nora.call('audit.get', { id: event?.id ?? '' });
  expect(told.reported).toEqual(['rule.LargeRequest']);

  // The simulator says the same before it happens: by name to whoever may read the policy, and to others why.
  const question = {
    member: tom.memberId,
    action: 'submit',
    resource: {
      kind: 'described',
      type: 'fin.PaymentRequest',
      folder: '/operations/production',
      attributes: {
        amount: { type: 'money', minor: 10_001, currency: 'EUR' },
        department: { type: 'department', value: '/operations/production' },
        submitter: { type: 'member', value: tom.memberId },
      },
    },
    at: null,
    draft: null,
    met: [],
  } as const;
  const [known, own] = [await nora.call('simulate.ask', question), await tom.call('simulate.ask', question)];
  expect(known.data.answer).toMatchObject({ outcome: 'allow', reported: [{ name: 'LargeRequest' }] });
  expect(own.data.answer).toMatchObject({
    outcome: 'allow',
    reported: [{ name: null, because: expect.stringMatching(/\S/u) }],
  });
});
