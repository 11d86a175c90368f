import { expect, test } from 'vitest';
import { isAllowed, readAllowlist } from './allowlist.ts';

test('a list is kept in one form, each line once, without what another line holds', () => {
  const lines = [
    '10.0.0.0/8',
    ' 10.1.2.3 ',
    '',
    '::ffff:10.0.0.0/104',
    '2001:DB8::/32',
    '192.0.2.7',
    '192.0.2.7/32',
  ];
  expect(readAllowlist(lines)).toEqual({ ok: true, entries: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'] });
});

test('every line that is wrong is named, and nothing of the list is kept', () => {
  const read = readAllowlist(['10.0.0.0/8', '010.0.0.5', '10.0.0.5/8']);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.problems).toHaveLength(2);
});

test.each([
  [[], '203.0.113.9', true],
  [['10.0.0.0/8'], '10.255.255.255', true],
  [['10.0.0.0/8'], '11.0.0.0', false],
  [['10.0.0.0/8'], '::ffff:10.0.0.5', true],
  [['10.0.0.0/8'], '::10.0.0.5', false],
  [['0.0.0.0/0'], '2001:db8::1', false],
  [['::/0'], '10.0.0.5', false],
  [['2001:db8::/32'], '2001:DB8:ffff::', true],
  [['2001:db8::/32'], '2001:db9::', false],
  [['192.0.2.7'], '192.0.2.7', true],
  [['192.0.2.7'], '192.0.2.8', false],
  // What is no address is on no list, whatever it resembles.
  [['0.0.0.0/0', '::/0'], 'unknown', false],
  [['0.0.0.0/0', '::/0'], '010.0.0.5', false],
  [['0.0.0.0/0', '::/0'], '10.0.0.5, 10.0.0.6', false],
  [['0.0.0.0/0', '::/0'], '', false],
])('under %j the address %s is heard: %s', (allowlist, address, heard) => {
  expect(isAllowed(allowlist, address)).toBe(heard);
});

test('a list that was damaged is an error, never a list that lets everybody in', () => {
  expect(() => isAllowed(['not an address'], '10.0.0.5')).toThrow('has an entry that is none');
});
