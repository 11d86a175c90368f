import { planSteps } from '@remit/approvals/plan-steps';
import type { Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { decideInFull } from '@remit/policy/decide-in-full';
import { FAVOUR } from '@remit/policy/favour';
import { subjectOf } from '@remit/policy/subject-of';
import { expect, test } from 'vitest';
import { anchor } from './calendar.ts';
import { haldenWorks } from './halden-works.ts';
import { purchase, purchaseKinds } from './sample-policy/purchases.ts';
import type { SampleRow } from './tenant-sample.ts';

const halden = haldenWorks();
const compiled = compilePolicy(halden.policy, 1);
const environment = { now: anchor, met: [], attributes: {} } as const;
const rowsOf = (table: string): readonly SampleRow[] =>
  must(halden.tables.find((each) => each.table === table)).rows;
const purchases = rowsOf('fin.payment_request').filter(({ type }) => type === purchase);
const historyOf = ({ id }: SampleRow): readonly SampleRow[] =>
  rowsOf('fin.payment_request_event').filter((event) => event['record_id'] === id);

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the sample lacks what this test stands on');
  return value;
}

/** A purchase by its item, as steps and decisions ask for it. */
function recordOf(item: string, minor?: number, folder?: string): Resource {
  const row = must(purchases.find(({ purpose }) => purpose === item));
  return {
    type: purchase,
    id: String(row['id']),
    folder: folder ?? String(row['folder']),
    attributes: {
      item: { type: 'text', value: item },
      price: { type: 'money', minor: minor ?? Number(row['amount_minor']), currency: 'EUR' },
      department: { type: 'department', value: String(row['department']) },
      submitter: { type: 'member', value: String(row['submitter']) },
    },
    history: historyOf(row).map(({ action, person }) => ({
      action: String(action),
      person: String(person),
    })),
  };
}

/** Who signs in with an address, and what they would be told. */
function approveBy(email: string, resource: Resource) {
  const member = must(halden.directory.members.find((each) => each.email === email));
  const subject = must(subjectOf(halden.directory, member.id));
  return {
    person: member.person,
    ...decideInFull(compiled, { subject, action: 'approve', resource, environment }),
  };
}

test('a purchase goes to the department, above an amount to those who buy for its folder, and above more to finance', () => {
  const stepsOf = (minor: number, folder?: string) =>
    planSteps(compiled, recordOf('Band saw for bar stock', minor, folder), environment).map(
      ({ name }) => name,
    );
  expect(stepsOf(5_000_00)).toEqual(['Department']);
  expect(stepsOf(5_000_01)).toEqual(['Department', 'Purchasing']);
  expect(stepsOf(5_000_01, '/engineering/seals')).toEqual(['Department']);
  expect(stepsOf(15_000_01)).toEqual(['Department', 'Purchasing', 'Finance']);
});

test('the story has purchases in every state of a decision, with answers that the form offers', () => {
  expect(new Set(purchases.map(({ status }) => status))).toEqual(
    new Set(['waiting', 'information', 'approved', 'rejected', 'withdrawn']),
  );
  for (const { fields } of purchases) expect(purchaseKinds).toContain(JSON.parse(String(fields)).kind);
});

test('nobody decided a purchase of their own, and its last event is where it stands', () => {
  const actions = {
    submit: 'waiting',
    ask: 'information',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
  };
  expect(purchases).not.toEqual([]);
  for (const row of purchases) {
    const history = historyOf(row);
    const [last] = history.slice(-1);
    expect(Object.entries(actions).find(([action]) => action === last?.['action'])?.[1]).toBe(row['status']);
    expect(row['revision']).toBe(history.length);
    for (const { action, actor } of history)
      expect(actor === row['submitter']).toBe(action === 'submit' || action === 'withdraw');
  }
});

test('Henrik decides what Tom wants to buy, unless whoever asks approved for him', () => {
  const asked = recordOf('Laser alignment kit');
  const { outcome, person } = approveBy('henrik@halden.example', asked);
  expect(outcome).toBe('allow');
  const returned = { ...asked, history: [...(asked.history ?? []), { action: FAVOUR, person }] };
  const denied = approveBy('henrik@halden.example', returned);
  expect(denied.outcome).toBe('deny');
  expect(JSON.stringify(denied.because)).toContain('NoReturnedFavours');
});
