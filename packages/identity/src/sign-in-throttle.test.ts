import { expect, test } from 'vitest';
import { throttleKeys, waitWords } from './sign-in-throttle.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2::/64'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8::1:2:192.0.2.7', '2001:db8::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['fe80::2%1', 'fe80::/64'],
  ['::1', '::/64'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, network) => {
  expect(throttleKeys('a@b.example', address)).toEqual(['email:a@b.example', `address:${network}`]);
});

test.each([
  [0, 'a minute'],
  [60_000, 'a minute'],
  [60_001, '2 minutes'],
  [900_000, '15 minutes'],
])('a wait of %i ms is told as %s', (wait, words) => {
  expect(waitWords(wait)).toBe(words);
});
