import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test('finds exactly the items of a key, in the order in which they came', () => {
  const items = fc.array(fc.record({ key: fc.constantFrom('', 'a', 'b', '__proto__'), at: fc.nat() }));
  fc.assert(
    fc.property(items, (each) => {
      const find = grouped(each, ({ key }) => key);
      for (const wanted of ['', 'a', 'b', 'c', '__proto__', 'constructor'])
        expect(find(wanted)).toEqual(each.filter(({ key }) => key === wanted));
    }),
  );
});
