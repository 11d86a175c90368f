import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmount } from '../../../parts/fields/parse-amount.ts';
import { amountTyped } from './amount-typed.ts';

test('an amount that is put into the form is read back to the minor unit, in whatever locale and currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999_999_999 }),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'CHF'),
      fc.constantFrom('en-GB', 'en-US', 'de-DE', 'fr-FR', 'de-CH', 'es-ES'),
      (minor, currency, locale) => {
        const typed = amountTyped({ minor, currency }, locale);
        expect(parseAmount(typed, currency, locale)).toEqual({ kind: 'amount', minor });
      },
    ),
  );
});
