import { describe, expect, test } from 'vitest';
import {
  assigned,
  atNoon,
  compare,
  payment,
  person,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Environment, Resource } from './check.ts';
import type { Decision } from './decision.ts';
import type { Grant, PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';

const PAYMENTS = 'fin.PaymentRequest';
type Duty = 'comment' | 'second-factor';

interface Asked {
  readonly action?: string;
  readonly sent?: Partial<Resource>;
  readonly met?: Environment['met'];
}

/** A check without a record: about payments as such, or about what is sent of one. */
function asked(
  policy: Partial<PolicyDocument>,
  { action = 'read', sent = {}, met = [] }: Asked = {},
): Decision {
  const subject = subjectIn(smallDirectory({ assignments: [assigned('alice', 'Held')] }), 'alice');
  const resource = payment({}, { id: null, folder: null, history: null, ...sent });
  const environment = { ...atNoon, met };
  return decide(compilePolicy(smallDocument(policy), 1), { subject, action, resource, environment });
}

const held = (...grants: readonly Grant[]): Partial<PolicyDocument> => ({ roles: [role('Held', grants)] });
const on = (more: Partial<Grant> = {}, actions: readonly string[] = ['read']): Grant => {
  return { actions, on: [PAYMENTS], ...more };
};
const travel = { where: compare('purpose', '=', text('travel')) };

describe('a check without a record', () => {
  test('is always allowed where nothing of the record is asked, for the grants that give it', () => {
    expect(asked(held(on()))).toEqual({
      outcome: 'allow',
      denial: null,
      because: [{ kind: 'granted', grant: { role: 'Held', scope: null, index: 0 } }],
      obligations: [],
      missing: [],
    });
  });

  test('is never allowed where nothing gives it', () => {
    expect(asked(held())).toEqual({
      outcome: 'deny',
      denial: 'forbidden',
      because: [{ kind: 'no-grant' }],
      obligations: [],
      missing: [],
    });
  });

  test('depends on the facts that are asked and were not sent, each named once', () => {
    expect(asked(held(on(travel)))).toEqual({
      outcome: 'depends',
      denial: 'forbidden',
      because: [],
      obligations: [],
      missing: ['resource.purpose'],
    });
    const two = held(
      on(travel),
      on({ qualifiers: [{ kind: 'own' }] }),
      on({ ...travel, qualifiers: [{ kind: 'own' }] }),
    );
    expect(asked(two).missing.toSorted()).toEqual(['resource.purpose', 'resource.submitter']);
  });

  test('depends on what a rule asks, and on the history where a separation asks it', () => {
    const ruled: Partial<PolicyDocument> = {
      ...held(on({}, ['read', 'approve'])),
      rules: [
        { kind: 'forbid', name: 'r', actions: ['read'], on: [PAYMENTS], when: travel.where, because: 'No.' },
      ],
    };
    expect(asked(ruled).missing).toEqual(['resource.purpose']);
    const separated: Partial<PolicyDocument> = {
      ...held(on({}, ['read', 'approve'])),
      exclusions: [{ kind: 'actions', name: 'eyes', actions: ['submit', 'approve'], on: PAYMENTS }],
    };
    expect(asked(separated, { action: 'approve' }).missing).toEqual(['resource.history']);
    expect(asked(separated).outcome).toBe('allow');
  });

  test('counts what was sent, also where it says null', () => {
    const grant = held(on(travel));
    expect(asked(grant, { sent: { attributes: { purpose: text('travel') } } }).outcome).toBe('allow');
    expect(asked(grant, { sent: { attributes: { purpose: text('food') } } }).outcome).toBe('deny');
    expect(asked(grant, { sent: { attributes: { purpose: null } } }).outcome).toBe('deny');
    const own = held(on({ qualifiers: [{ kind: 'own' }] }));
    expect(asked(own, { sent: { attributes: { submitter: person('alice') } } }).outcome).toBe('allow');
  });

  const asking = (...requires: readonly Duty[]): Partial<PolicyDocument> => held(on({ requires }));
  const duty = (obligation: Duty) => ({
    kind: 'obligation',
    rule: null,
    obligation,
    because: 'Nothing is permitted without it.',
  });

  test.each<readonly [readonly Duty[], readonly Duty[], readonly Duty[]]>([
    [['comment'], [], ['comment']],
    [['second-factor'], [], ['second-factor']],
    [['comment', 'second-factor'], [], ['comment', 'second-factor']],
    [['comment', 'second-factor'], ['comment'], ['second-factor']],
    [['comment', 'second-factor'], ['second-factor'], ['comment']],
  ])('asks first for what would open it: of %j with %j done, %j', (requires, met, obligations) => {
    expect(asked(asking(...requires), { met })).toEqual({
      outcome: 'deny',
      denial: 'precondition',
      because: obligations.map(duty),
      obligations,
      missing: [],
    });
  });

  test('asks for nothing where no duty would open it', () => {
    const closed: Partial<PolicyDocument> = {
      ...asking('comment'),
      rules: [{ kind: 'forbid', name: 'r', actions: ['read'], on: [PAYMENTS], because: 'No.' }],
    };
    expect(asked(closed).denial).toBe('forbidden');
    expect(asked(closed, { met: ['comment', 'second-factor'] }).obligations).toEqual([]);
  });

  test('asks for the fewest that open it', () => {
    const either = held(on({ requires: ['second-factor', 'comment'] }), on({ requires: ['second-factor'] }));
    expect(asked(either).obligations).toEqual(['second-factor']);
  });
});
