import { expect, test } from 'vitest';
import { seenAsIn, seenAsSlug } from './seen-as-in.ts';

test('an address says whom the tenant is seen as, or that nobody is', () => {
  const seen = { tenant: 'acme', person: '019a0000-0000-7000-8000-000000000001' };
  expect(seenAsIn(`/t/${seenAsSlug(seen)}/records?q=a~b`)).toEqual(seen);
  expect(seenAsIn(`/t/${seenAsSlug(seen)}`)).toEqual(seen);
  expect(seenAsIn('/t/acme/people/a~b')).toBeNull();
  expect(seenAsIn('/account')).toBeNull();
});
