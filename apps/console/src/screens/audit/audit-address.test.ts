import { expect, test } from 'vitest';
import { filterOf, instantText } from './audit-address.ts';

const id = '6a0f6d0e-7f3c-4c60-9d55-000000000001';

test('an address says its filter', () => {
  const from = Date.parse('2026-11-01T00:00:00Z');
  const address = {
    q: 'PR-1',
    actor: id,
    stream: 'access',
    outcome: 'deny',
    call: id,
    session: id,
    from: instantText(from),
  };
  expect(filterOf(address)).toEqual({
    text: 'PR-1',
    actor: id,
    stream: 'access',
    outcome: 'deny',
    correlation: id,
    session: id,
    from,
  });
});

test.each([
  [{ actor: 'nobody' }],
  [{ call: '1' }],
  [{ session: '1' }],
  [{ stream: 'rivers' }],
  [{ outcome: 'maybe' }],
  [{ action: '=1+1' }],
  [{ from: 'yesterday' }],
  [{ until: '+275760-09-13' }],
  [{ target: 'x'.repeat(201) }],
  [{ q: 'x'.repeat(201) }],
])('a part of an address that makes no sense narrows nothing: %j', (address) => {
  expect(filterOf(address)).toEqual({});
});
