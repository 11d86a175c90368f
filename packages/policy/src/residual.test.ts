import { describe, expect, test } from 'vitest';
import {
  PAYMENT,
  assigned,
  atNoon,
  member,
  payment,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { HistoryEntry } from './check.ts';
import type { Condition, Truth } from './condition.ts';
import { tookAction } from './attributes.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { matches } from './evaluate-row-filter.ts';
import { planRows } from './plan-rows.ts';
import { residual } from './residual.ts';

const alice = 'person alice';
const submitted = (person: string | null): HistoryEntry => ({ action: 'submit', person });

const HISTORIES: readonly (readonly [string, readonly HistoryEntry[], Truth])[] = [
  ['an empty history says false', [], 'false'],
  ['somebody else by name says false', [submitted('person bob')], 'false'],
  ['she herself says true', [submitted(alice)], 'true'],
  ['an unnamed person may have been she: unknown', [submitted(null)], 'unknown'],
  ['unnamed beside somebody else is unknown', [submitted('person bob'), submitted(null)], 'unknown'],
  ['unnamed beside herself is true', [submitted(null), submitted(alice)], 'true'],
  ['unnamed with another action says nothing', [{ action: 'approve', person: null }], 'false'],
];

function subject() {
  const directory = smallDirectory({
    members: [member('alice', { person: alice })],
    assignments: [assigned('alice', 'Approver')],
  });
  return subjectIn(directory, 'alice');
}

/** What a condition settles to: unknown is what neither a permit counts nor a forbid spares. */
function settled(condition: Condition, history: readonly HistoryEntry[]): Truth {
  const record = { folder: null, attributes: {}, history };
  const known = { subject: subject(), action: 'approve', type: PAYMENT, environment: atNoon, record };
  const [permit, forbid] = [residual(condition, known, 'true'), residual(condition, known, 'false')];
  if (permit.kind !== 'constant' || forbid.kind !== 'constant') throw new Error('left open');
  if (permit.value === forbid.value) return permit.value ? 'true' : 'false';
  if (permit.value) throw new Error('permits what it would forbid');
  return 'unknown';
}

const OPPOSITE = { true: 'false', false: 'true', unknown: 'unknown' } as const;

describe.each(HISTORIES)('whether she took an action: %s', (_, history, truth) => {
  const took = { kind: 'took', action: 'submit' } as const;

  test('on one record', () => {
    expect(tookAction({ history }, 'submit', alice)).toBe(truth);
  });

  test('put into a condition, and into its opposite', () => {
    expect(settled(took, history)).toBe(truth);
    expect(settled({ kind: 'not', condition: took }, history)).toBe(OPPOSITE[truth]);
  });

  test('an exclusion of actions spares her only where she surely did not, on a record and in a list', () => {
    const compiled = compilePolicy(
      smallDocument({
        roles: [role('Approver', [{ actions: ['read', 'approve'], on: ['fin.PaymentRequest'] }])],
        exclusions: [
          { kind: 'actions', name: 'apart', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
        ],
      }),
      1,
    );
    const resource = payment({}, { history });
    const check = { subject: subject(), action: 'approve', resource, environment: atNoon };
    const rows = planRows(compiled, check.subject, 'approve', 'fin.PaymentRequest', atNoon);
    expect(decide(compiled, check).outcome).toBe(truth === 'false' ? 'allow' : 'deny');
    expect(matches(rows, resource)).toBe(truth === 'false');
  });
});

test('without a history it is unknown on one record, and a list asks each row for its own', () => {
  const took = { kind: 'took', action: 'submit' } as const;
  const record = { folder: null, attributes: {}, history: null };
  const known = { subject: subject(), action: 'approve', type: PAYMENT, environment: atNoon, record };
  expect(tookAction({ history: null }, 'submit', alice)).toBe('unknown');
  expect(residual(took, known, 'false')).toEqual({ kind: 'took-by', action: 'submit', person: alice });
});
