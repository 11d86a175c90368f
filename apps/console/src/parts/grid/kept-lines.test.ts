import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptLines } from './kept-lines.ts';

interface Line {
  readonly key: string;
  readonly actions: readonly string[];
}
const line = (key: string, ...actions: readonly string[]): Line => ({ key, actions });

test('a list that says the same is the very same list', () => {
  const keep = keptLines<Line>();
  const kept = keep([line('a', 'read'), line('b')]);
  expect(keep([line('a', 'read'), line('b')])).toBe(kept);
});

test('of a list in which one line changed, every other line is the same object, wherever it stands by now', () => {
  const keep = keptLines<Line>();
  const [a, b] = keep([line('a', 'read'), line('b')]);
  const after = keep([line('new'), line('b', 'write'), line('a', 'read')]);
  expect(after[2]).toBe(a);
  expect(after[1]).not.toBe(b);
});

test('whatever came before, what is kept says what was asked', () => {
  const lines = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      actions: fc.array(fc.constantFrom('read', 'write'), { maxLength: 2 }),
    }),
    { selector: ({ key }) => key },
  );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1 }), (lists) => {
      const keep = keptLines<Line>();
      for (const list of lists) expect(keep(list)).toEqual(list);
    }),
  );
});
