import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import { decision, described, euros, ofOperations, request } from './testing/simulated-questions.ts';

const { tenant, sana, henrik, tom } = await serveTenant('sana', 'henrik', 'tom');

test('fixes: each says what it changes, what else it gives and to how many; the asker’s level bounds them', async () => {
  const question = {
    member: henrik.memberId,
    action: 'approve',
    resource: described({
      ...ofOperations,
      amount: euros(1_500_000),
      submitter: { type: 'member', value: tom.memberId },
    }),
  };
  const { data, error } = await sana.call('simulate.fixes', question);
  expect(error).toBeNull();
  const sentences = data.fixes.map((fix) => fix.sentences.join(' '));
  expect(sentences).toContainEqual(expect.stringMatching(/^Leave it to /));
  expect(sentences).toContainEqual(expect.stringMatching(/^Raise the limit of Approver from 10,000\.00 EUR/));
  expect(sentences).toContainEqual(
    expect.stringMatching(/^Ask for 10,000\.00 EUR instead of 15,000\.00 EUR/),
  );
  const limit = data.fixes.find((fix) => fix.sentences[0]?.startsWith('Raise the limit'));
  expect(limit?.toHowMany).toBeGreaterThan(0);
  expect(
    data.fixes
      .filter((fix) => fix.draft !== null)
      .every(({ sentences: [said] }) => said?.startsWith('Raise')),
  ).toBe(true);
  expect(data.kept).toBe(false);

  const { submitter: _, ...unsaid } = question.resource.attributes as Record<string, unknown>;
  const open = await sana.call('simulate.fixes', {
    ...question,
    resource: { ...question.resource, attributes: unsaid },
  });
  expect(open.data.unsaid).not.toEqual([]);
  expect(open.data.fixes.flatMap((fix) => fix.sentences)).toContain(
    'Ask for 10,000.00 EUR instead of 15,000.00 EUR.',
  );

  const own = await henrik.call('simulate.fixes', question);
  expect(own.error).toBeNull();
  expect(JSON.stringify(own.data.fixes)).not.toMatch(/Raise the limit|Give /);
  expect(own.data.kept).toBe(true);
});

test('fixes for a record that the asker may not read tell nothing of its amount', async () => {
  const rows = await tenant.rows<{ id: string; amount: number }>(sql`
    select id::text, amount_minor::int as amount from fin.payment_request
    where department = '/operations' and status = 'waiting' and amount_minor > 1000000
      and submitter <> ${henrik.memberId}::uuid limit 3`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id, amount } of rows) {
    const resource = { kind: 'record', type: request, id };
    const { data } = await sana.call('simulate.fixes', {
      member: henrik.memberId,
      action: 'approve',
      resource,
    });
    const text = JSON.stringify(data);
    expect(text).toContain('Leave it to');
    expect(text).not.toMatch(/Raise|Ask for/);
    expect(text).not.toContain(String(Math.floor(amount / 100)));
  }
});

test('what a fix changes in the policy is a draft under which the answer is yes, and is nobody’s but its readers’', async () => {
  const question = {
    member: henrik.memberId,
    action: 'approve',
    resource: described({
      ...ofOperations,
      amount: euros(1_500_000),
      submitter: { type: 'member', value: tom.memberId },
    }),
  };
  const { data } = await sana.call('simulate.fixes', question);
  const fix = data.fixes.find(({ draft }) => draft?.whole);
  if (fix === undefined || fix.draft === null) throw new Error('no fix changes the policy alone');
  const { basedOn, step } = fix.draft;
  const nora = await tenant.signIn('nora');
  const id = randomUUID();
  const begun = await nora.call('changes.begin', { id, basedOn, steps: [step], name: null });
  expect(begun.error).toBeNull();
  expect(await decision(sana, question)).toMatchObject({ outcome: 'deny' });
  expect(await decision(sana, { ...question, draft: id })).toMatchObject({ outcome: 'allow' });
  const under = await sana.call('simulate.fixes', {
    ...question,
    resource: {
      ...question.resource,
      attributes: { ...question.resource.attributes, amount: euros(9_000_000) },
    },
    draft: id,
  });
  expect(under.data.fixes.map(({ draft }) => draft)).not.toEqual([]);
  expect(under.data.fixes.every(({ draft }) => draft === null)).toBe(true);
  const own = await henrik.call('simulate.fixes', question);
  expect(own.data.fixes.every(({ draft }) => draft === null)).toBe(true);
});
