import type { PolicyDocument } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFieldRule } from './edit-field-rule.ts';
import { editGrant } from './edit-grants.ts';
import { restoreFieldRule } from './restore-field-rule.ts';
import { restoreGrant } from './restore-grant.ts';
import { documentWith } from './testing/document-with.ts';

const limited = { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 100, currency: 'EUR' } };
const base: PolicyDocument = {
  ...documentWith(
    { name: 'Rep', module: 'crm', grants: [{ actions: ['write'] }, limited] },
    { name: 'Lead', grants: [{ actions: ['read', 'update'], on: ['crm.Account', 'crm.Contract'] }] },
  ),
  fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Lead'], hidden: ['Rep'] }],
};
const cell = fc.record({
  role: fc.constantFrom('Rep', 'Lead'),
  type: fc.constantFrom('crm.Account', 'crm.Contract', 'fin.PaymentRequest'),
  action: fc.constantFrom('read', 'create', 'update', 'delete'),
  to: fc.constantFrom('none' as const, 'all' as const),
});

test('cells that are put back one by one leave the roles as they were written', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
      let document = base;
      for (const each of cells) {
        const outcome = editGrant(document, { kind: 'grant', ...each });
        if (outcome.ok) ({ document } = outcome);
      }
      for (const each of cells) {
        const outcome = restoreGrant(base, document, each);
        if (!outcome.ok) throw new Error(outcome.reason);
        ({ document } = outcome);
      }
      expect(document).toEqual(base);
    }),
  );
});

test('a grant with a limit that was taken away comes back with it', () => {
  const target = { role: 'Rep', type: 'fin.PaymentRequest', action: 'approve' };
  const edited = editGrant(base, { kind: 'grant', ...target, to: 'none', withConditions: 'removed' });
  if (!edited.ok) throw new Error(edited.reason);
  expect(edited.document).not.toEqual(base);
  expect(restoreGrant(base, edited.document, target)).toEqual({ ok: true, document: base });
});

const setting = fc.record({
  role: fc.constantFrom('Rep', 'Lead'),
  field: fc.constantFrom('margin', 'region'),
  to: fc.constantFrom('hidden' as const, 'masked' as const, 'visible' as const, 'editable' as const),
});

test('field settings that are put back leave the rules as they were written', () => {
  fc.assert(
    fc.property(fc.array(setting, { maxLength: 6 }), (settings) => {
      let document = base;
      const done = settings.filter((each) => {
        const outcome = editFieldRule(document, { kind: 'field', type: 'crm.Contract', ...each });
        if (outcome.ok) ({ document } = outcome);
        return outcome.ok;
      });
      // From the last to the first: a field is never shown to nobody on the way back.
      for (const { role, field } of done.toReversed()) {
        const outcome = restoreFieldRule(base, document, { role, type: 'crm.Contract', field });
        if (outcome.ok) ({ document } = outcome);
      }
      for (const { role, field } of done) {
        const outcome = restoreFieldRule(base, document, { role, type: 'crm.Contract', field });
        if (!outcome.ok) throw new Error(outcome.reason);
        ({ document } = outcome);
      }
      expect(document).toEqual(base);
    }),
  );
});
