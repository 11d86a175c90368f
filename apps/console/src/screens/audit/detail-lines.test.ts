import { expect, test } from 'vitest';
import type { ShownJson } from '@remit/api/audit/audit-views';
import { detailLines } from './detail-lines.ts';

const words = {
  name: (key: string) => key.toUpperCase(),
  value: (key: string, value: string | number | boolean) => `${key}=${value}`,
  money: (minor: number, currency: string) => `${minor / 100} ${currency}`,
};

test.each<readonly [string, ShownJson, readonly (readonly [string, string])[]]>([
  ['nothing says nothing', null, []],
  [
    'an amount is one line, with its currency',
    { amountMinor: 1250, currency: 'EUR' },
    [['AMOUNT', '12.5 EUR']],
  ],
  [
    'a currency alone stays, and so does an amount that is hidden',
    { amountMinor: '[hidden]', currency: 'EUR' },
    [
      ['AMOUNTMINOR', 'amountMinor=[hidden]'],
      ['CURRENCY', 'currency=EUR'],
    ],
  ],
  ['what is not known is left out', { from: null, until: 1 }, [['UNTIL', 'until=1']]],
  ['a list is one line', { steps: ['a', 'b'] }, [['STEPS', 'steps=a, steps=b']]],
  [
    'a list of things is a line for each',
    { files: [{ name: 'a' }, { name: 'b', bytes: 2 }] },
    [['FILES', 'NAME: name=a\nNAME: name=b · BYTES: bytes=2']],
  ],
])('%s', (_, value, lines) => {
  expect(detailLines(value, words).map(({ name, text }) => [name, text])).toEqual(lines);
});
