import { expect, test } from 'vitest';
import { knownUses } from './known-uses.ts';
import { documentWith } from './testing/document-with.ts';
import { ownCells, unusedCells } from './unused-cells.ts';

const clerk = {
  name: 'Clerk',
  includes: ['Reader'],
  grants: [{ actions: ['read', 'submit', 'approve'], on: ['fin.PaymentRequest'] }],
};
const reader = { name: 'Reader', grants: [{ actions: ['delete'], on: ['fin.PaymentRequest'] }] };
const document = documentWith(clerk, reader);
const uses = knownUses({
  since: 0,
  from: 100,
  recorded: ['submit', 'approve', 'delete'].map((action) => `fin.PaymentRequest ${action}`),
  uses: [{ role: 'Clerk', type: 'fin.PaymentRequest', action: 'submit', at: 120 }],
});

test('what is used, only read, or given by another role stays; what nobody used is named', () => {
  expect(unusedCells(ownCells(document, document, 'Clerk'), uses)).toEqual([
    { role: 'Clerk', type: 'fin.PaymentRequest', action: 'approve' },
  ]);
});

test('what a draft gives for the first time is not called unused', () => {
  const before = documentWith(
    { ...clerk, grants: [{ actions: ['submit'], on: ['fin.PaymentRequest'] }] },
    reader,
  );
  expect(unusedCells(ownCells(document, before, 'Clerk'), uses)).toEqual([]);
});
