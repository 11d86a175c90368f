import { expect, test } from 'vitest';
import { written } from './written.ts';

test.each([
  ['when amont > 5', 5, 10, 'amount', 'when amount > 5'],
  ["region = 'wets' and", 9, 10, 'west', "region = 'west' and"],
  ["region = 'wets", 9, 10, "l'est", "region = 'l''est'"],
  ['forbid x on Contrct', 12, 19, 'crm.Contract', 'forbid x on crm.Contract'],
  ['for Sals', 4, 8, 'Key accounts', 'for `Key accounts`'],
])('in %j a name takes the place of what was wrong', (text, from, to, name, expected) => {
  expect(written(text, { range: { from, to } }, name)).toBe(expected);
});
