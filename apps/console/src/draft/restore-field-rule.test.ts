import type { PolicyDocument } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFieldRule } from './edit-field-rule.ts';
import { restoreFieldRule } from './restore-field-rule.ts';
import { documentWith } from './testing/document-with.ts';

const base: PolicyDocument = {
  ...documentWith(
    { name: 'Rep', module: 'crm', grants: [{ actions: ['write'] }] },
    { name: 'Lead', grants: [{ actions: ['read', 'update'], on: ['crm.Account', 'crm.Contract'] }] },
  ),
  fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Lead'], hidden: ['Rep'] }],
};
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
