import * as fc from 'fast-check';
import { positionAt } from '@remit/language/text-error';
import { expect, test } from 'vitest';
import { offsetOf } from './offset-of.ts';

const letters = fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '😀', 'e\u0301', '\t');

test('a place that is told as line and column is found again where it was told from', () => {
  fc.assert(
    fc.property(fc.array(letters), fc.array(letters), (before, after) => {
      const text = [...before, ...after].join('');
      const offset = before.join('').length;
      expect(offsetOf(text, positionAt(text, offset))).toBe(offset);
    }),
  );
});
