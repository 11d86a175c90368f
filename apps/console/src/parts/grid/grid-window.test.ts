import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnLines, offsetShowing } from './grid-window.ts';

const size = 30;
const someGrid = fc.record({
  count: fc.integer({ min: 1, max: 5_000 }),
  offset: fc.integer({ min: 0, max: 150_000 }),
  room: fc.integer({ min: 60, max: 1_200 }),
  line: fc.nat(4_999),
});

test('every line in sight is drawn, and so is the one that is kept; each once and in order, and no more than a window of them', () => {
  fc.assert(
    fc.property(someGrid, ({ count, offset, room, line }) => {
      const kept = Math.min(line, count - 1);
      const drawn = drawnLines({ size, room, count }, Math.floor(offset / size), [kept, -1]);
      for (let at = Math.floor(offset / size); at * size < offset + room && at < count; at += 1)
        expect(drawn).toContain(at);
      expect(drawn).toContain(kept);
      expect([...new Set(drawn)].toSorted((a, b) => a - b)).toEqual(drawn);
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(room / size) + 11);
      for (const at of drawn) expect(at).toBeLessThan(count);
    }),
  );
});

test('a line that is scrolled to is wholly in sight, and what is in sight already moves nothing', () => {
  fc.assert(
    fc.property(someGrid, fc.constantFrom(0, size), ({ offset, room, line }, covered) => {
      const axis = { size, room, covered };
      const there = offsetShowing(axis, line, offset);
      expect(there).toBeLessThanOrEqual(line * size);
      expect((line + 1) * size - there).toBeLessThanOrEqual(Math.max(room, size + covered));
      expect(offsetShowing(axis, line, there)).toBe(there);
    }),
  );
});
