import { expect, test } from 'vitest';
import { moneyWords } from './money-words.ts';

test.each([
  [1_000_000, 'EUR', '10,000.00 EUR'],
  [5, 'EUR', '0.05 EUR'],
  [0, 'USD', '0.00 USD'],
  [1_234_567, 'JPY', '1,234,567 JPY'],
  [1_234_567, 'KWD', '1,234.567 KWD'],
  [9_007_199_254_740_991, 'EUR', '90,071,992,547,409.91 EUR'],
])('%i minor units of %s are %s', (minor, currency, words) => {
  expect(moneyWords({ minor, currency })).toBe(words);
});
