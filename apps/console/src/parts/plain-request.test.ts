import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyText } from './money-text.ts';
import { parseAmount } from './fields/parse-amount.ts';
import { plainRequest, type PlainRequest } from './plain-request.ts';

const said = (amount: string, currency: string, payee: string | null, purpose: string): PlainRequest => ({
  amount,
  currency,
  payee,
  purpose,
});

test.each<[string, string, PlainRequest | null]>([
  ['pay 4,200 EUR to Krone for cranes', 'en', said('4,200', 'EUR', 'Krone', 'cranes')],
  ['Pay Krone Ltd 4,200 EUR for two cranes', 'en', said('4,200', 'EUR', 'Krone Ltd', 'two cranes')],
  ['pay 4.200,50 eur to Krone', 'de', said('4.200,50', 'EUR', 'Krone', '')],
  ['send €900 to Marie for travel to Lyon', 'en', said('900', 'EUR', 'Marie', 'travel to Lyon')],
  ['travel to Lyon 900 EUR', 'en', said('900', 'EUR', null, 'travel to Lyon')],
  ['900 € for travel to Lyon', 'fr', said('900', 'EUR', null, 'travel to Lyon')],
  ['2 chairs, 1 200 CHF', 'fr', said('1 200', 'CHF', null, '2 chairs,')],
  ['I need £40 for gloves', 'en', said('40', 'GBP', null, 'gloves')],
  ['pay 80 EUR', 'en', said('80', 'EUR', null, '')],
  ['Henrik', 'en', null],
  ['PR-4711', 'en', null],
  ['pay 900 to Krone', 'en', null],
  ['pay $900 to Krone', 'en', null],
  ['900 cranes', 'en', null],
  ['pay 900 EUR or 800 EUR to Krone', 'en', null],
  ['4.200 EUR', 'en', null],
  ['-5 EUR', 'en', null],
  ['2 top chairs', 'en', null],
  ['buy 2 900 EUR laptops', 'en', said('900', 'EUR', null, 'buy 2 laptops')],
])('%j, as %s writes it', (line, locale, understood) => {
  expect(plainRequest(line, locale, 'EUR')).toEqual(understood);
});

test('an amount as it is shown is understood to the last minor unit, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'),
      fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE'),
      fc.stringMatching(/^[a-z ]{0,12}$/u),
      (minor, currency, locale, around) => {
        const found = plainRequest(
          `pay ${moneyText({ minor, currency }, locale)} to x ${around}`,
          locale,
          'EUR',
        );
        expect(found).toMatchObject({ currency });
        expect(parseAmount(found?.amount ?? '', currency, locale)).toEqual({ kind: 'amount', minor });
      },
    ),
  );
});
