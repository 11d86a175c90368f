import { expect, test } from 'vitest';
import { trustedProxies } from './trusted-proxies.ts';

const trusts = trustedProxies(['10.1.0.0/16', '2001:db8::/32', '192.0.2.7']);

test.each<[string, boolean]>([
  ['10.1.2.3', true],
  ['::ffff:10.1.2.3', true],
  ['192.0.2.7', true],
  ['2001:db8:1::9', true],
  ['10.2.0.1', false],
  ['192.0.2.8', false],
  // Other programs read these as addresses of the networks above.
  ['10.1.2', false],
  ['10.1.02.3', false],
  ['012.1.2.3', false],
  ['167838211', false],
  ['2001:db8::1%eth0', false],
  ['unknown', false],
  ['', false],
])('whether `%s` is a proxy whose word is taken: %s', (address, taken) => {
  expect(trusts(address)).toBe(taken);
});

test('what is no network is refused with what would be right', () => {
  expect(() => trustedProxies(['10.0.0.5/8'])).toThrow('10.0.0.0/8');
});
