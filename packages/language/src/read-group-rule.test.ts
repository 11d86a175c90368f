import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCondition } from '@remit/policy/canonical/canonical-condition';
import { arbitraryMembershipRule } from '@remit/testkit/arbitrary/membership-rules';
import { conditionText } from './condition-text.ts';
import { readGroupRule } from './read-group-rule.ts';

const attributes = new Set(['zone', 'clearance', 'ceiling', 'since', 'regions', 'nothing', 'country']);

test('every rule reads back from its text', () => {
  let read = 0;
  fc.assert(
    fc.property(arbitraryMembershipRule, (rule) => {
      const text = conditionText(canonicalCondition(rule)).normalize('NFC');
      const found = readGroupRule(text, attributes);
      // What does not compare is refused here as in any condition; what is read is what was written.
      if (found.errors.length > 0) return;
      read += 1;
      expect(found.rule === null ? null : conditionText(found.rule)).toBe(text);
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(100);
});

test.each([
  [`country = 'DE'`, 1, 1, 'subject.country'],
  [`subject.country = 'DE'\nand subject.contry = 'FR'`, 2, 5, 'subject.country'],
])('%s is told where it is wrong, with what may have been meant', (text, line, column, nearest) => {
  expect(readGroupRule(text, attributes)).toMatchObject({ rule: null, errors: [{ line, column }] });
  expect(readGroupRule(text, attributes).errors[0]?.nearest).toContain(nearest);
});

test.each([
  ['', 'nothing'],
  [`subject.country =`, 'half a condition'],
  [`true\nrole Boss can: manage`, 'a statement after it'],
  [`true # everybody`, 'a comment, which would be lost'],
  [`subject.country = 'DE' user alice roles: [Boss]`, 'who holds what'],
])('%j is no rule: %s', (text) => {
  const { rule, errors } = readGroupRule(text, attributes);
  expect(rule).toBeNull();
  expect(errors.length).toBeGreaterThan(0);
});
