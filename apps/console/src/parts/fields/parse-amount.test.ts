import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorDigits, moneyText } from '../money-text.ts';
import { parseAmount } from './parse-amount.ts';

test.each([
  ['2480', 'EUR', 'en', { kind: 'amount', minor: 248_000 }],
  ['2,480.50', 'EUR', 'en', { kind: 'amount', minor: 248_050 }],
  ['2.480,50', 'EUR', 'de', { kind: 'amount', minor: 248_050 }],
  ['2 480,5', 'EUR', 'fr', { kind: 'amount', minor: 248_050 }],
  ['2’480.50', 'CHF', 'de-CH', { kind: 'amount', minor: 248_050 }],
  ['1250', 'JPY', 'en', { kind: 'amount', minor: 1250 }],
  ['.5', 'EUR', 'en', { kind: 'amount', minor: 50 }],
  ['0.07', 'EUR', 'en', { kind: 'amount', minor: 7 }],
  ['', 'EUR', 'en', { kind: 'empty' }],
  ['12.345', 'EUR', 'en', { kind: 'too-precise', digits: 2 }],
  ['12.5', 'JPY', 'en', { kind: 'too-precise', digits: 0 }],
  ['1,23', 'EUR', 'en', { kind: 'not-a-number' }],
  ['12,34,567', 'EUR', 'en', { kind: 'not-a-number' }],
  ['1.2.3', 'EUR', 'en', { kind: 'not-a-number' }],
  ['-5', 'EUR', 'en', { kind: 'not-a-number' }],
  ['1e3', 'EUR', 'en', { kind: 'not-a-number' }],
  ['.', 'EUR', 'en', { kind: 'not-a-number' }],
  ['100000000000.01', 'EUR', 'en', { kind: 'too-large' }],
])('%j of %s, as %s writes it', (typed, currency, locale, parsed) => {
  expect(parseAmount(typed, currency, locale)).toEqual(parsed);
});

test('an amount as it is shown is read back to the last minor unit, in every way of writing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'),
      fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE', 'es-ES'),
      (minor, currency, locale) => {
        const shown = moneyText({ minor, currency }, locale).slice(0, -4);
        expect(parseAmount(shown, currency, locale)).toEqual({ kind: 'amount', minor });
        expect(minorDigits(currency)).toBeLessThanOrEqual(3);
      },
    ),
  );
});
