import { expect, test } from 'vitest';
import { toggled } from './toggled.ts';

test('what is in a set is taken out, what is not is put in, and the set that it was stays as it is', () => {
  const set: ReadonlySet<string> = new Set(['a', 'b']);
  expect(toggled(set, 'a')).toEqual(new Set(['b']));
  expect(toggled(set, 'c')).toEqual(new Set(['a', 'b', 'c']));
  expect(toggled(toggled(set, 'c'), 'c')).toEqual(set);
  expect(set).toEqual(new Set(['a', 'b']));
});
