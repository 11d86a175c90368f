import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { PolicyDocument } from '@remit/policy/document';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import type { SimulatedWho } from '@remit/api/simulate/simulate-views';
import { serveTenant } from './testing/serve-tenant.ts';
import { decision, described, ofOperations } from './testing/simulated-questions.ts';

const { tenant, sana, henrik, tom } = await serveTenant('sana', 'henrik', 'tom');

/** A draft of the administrator's that says what `change` makes of the version in force. */
async function begin(change: (document: PolicyDocument) => PolicyDocument): Promise<string> {
  const nora = await tenant.signIn('nora');
  const { data: policy } = await nora.call('policy.current');
  const step = stepBetween(policy.document, change(policy.document));
  const { data, error } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: policy.version,
    steps: [step],
    name: 'Q4',
  });
  expect(error).toBeNull();
  return data.id;
}

describe('under a draft', () => {
  const question = () => ({
    member: henrik.memberId,
    action: 'approve',
    resource: described({ ...ofOperations, submitter: { type: 'member', value: tom.memberId } }),
  });
  const without =
    (role: string) =>
    (document: PolicyDocument): PolicyDocument => ({
      ...document,
      roles: document.roles.map((each) => (each.name === role ? { ...each, grants: [] } : each)),
    });

  test('the draft decides, every kind of question and the record of it says so, and enforcement does not', async () => {
    const draft = await begin(without('Approver'));
    expect(await decision(sana, question())).toMatchObject({ outcome: 'allow' });
    const { data, error } = await sana.call('simulate.ask', { ...question(), draft });
    expect(error).toBeNull();
    expect(data).toMatchObject({ draft: { id: draft, name: 'Q4' }, answer: { outcome: 'deny' } });
    const who = await sana.call('simulate.ask', { ...question(), member: null, draft });
    const people = (who.data.answer as SimulatedWho).people.map(({ person }) => person.name);
    expect(people).not.toContain('Henrik Dahl');
    const fixes = await sana.call('simulate.fixes', { ...question(), draft });
    expect(fixes.data.fixes.length).toBeGreaterThan(0);
    const events = await tenant.rows<{ details: unknown }>(
      sql`select details from remit.audit_event where action = 'access.explained'`,
    );
    expect(
      events.filter(({ details }) => JSON.stringify(details).includes(`under draft ${draft}`)),
    ).toHaveLength(3);
    expect(await decision(henrik, question())).toMatchObject({ outcome: 'allow' });
  });

  test('it is for whoever may read the policy, about themselves too, and whether it is there is not told', async () => {
    const draft = await begin(without('Approver'));
    for (const id of [draft, randomUUID()]) {
      const { error } = await henrik.call('simulate.ask', { ...question(), draft: id });
      expect(error?.code).toBe('forbidden');
    }
    const { error } = await sana.call('simulate.ask', { ...question(), draft: randomUUID() });
    expect(error?.code).toBe('not-found');
  });

  test('one that is no policy, or is named beside a version, is refused with what is wrong', async () => {
    const draft = await begin((document) => ({
      ...document,
      roles: [...document.roles, { name: 'Lost', grants: [], includes: ['Nowhere'] }],
    }));
    const broken = await sana.call('simulate.ask', { ...question(), draft });
    expect(broken.error?.code).toBe('invalid');
    expect(JSON.stringify(broken.error)).toContain('Nowhere');
    const both = await sana.call('simulate.ask', { ...question(), draft, version: 1 });
    expect(both.error?.message).toMatch(/a version or a draft/);
  });
});
