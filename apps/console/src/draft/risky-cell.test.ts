import { expect, test } from 'vitest';
import type { Grant } from '@remit/policy/document';
import type { CellState } from './cell-state.ts';
import { isRisky } from './risky-cell.ts';

const bare: Grant = { actions: ['export'], on: ['crm.Account'] };
const limited: Grant = { ...bare, upTo: { minor: 1000, currency: 'EUR' } };
const all: CellState = { kind: 'all', grants: [bare] };

test.each([
  ['taking records out, on all of them', all, 'crm.Account', 'export', true],
  ['deciding, on all of them', all, 'fin.PaymentRequest', 'approve', true],
  [
    'the same through a role that is included',
    { kind: 'inherited', from: 'B', grants: [bare] },
    'fin.A',
    'pay',
    true,
  ],
  ['administering', all, 'remit.Policy', 'publish', true],
  ['administering by what is everyday elsewhere', all, 'remit.Assignment', 'create', true],
  ['looking at what administers', all, 'remit.Policy', 'read', false],
  ['everyday work', all, 'crm.Account', 'update', false],
  [
    'deciding up to an amount',
    { kind: 'limited', grants: [limited] },
    'fin.PaymentRequest',
    'approve',
    false,
  ],
  ['nothing', { kind: 'none' }, 'crm.Account', 'export', false],
  ['an action that there is not', { kind: 'absent' }, 'crm.Account', 'approve', false],
] satisfies readonly (readonly [string, CellState, string, string, boolean])[])(
  'whether %s does most harm in wrong hands is told by what narrows it',
  (_, state, type, action, risky) => {
    expect(isRisky(state, type, action)).toBe(risky);
  },
);
