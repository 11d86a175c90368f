import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionPhase, untilNextPhase } from './session-phase.ts';

test.each([
  [120_001, 'lasting'],
  [120_000, 'ending'],
  [1, 'ending'],
  [0, 'over'],
  [-1, 'over'],
] as const)('a session that is good for %d ms yet is %s', (left, phase) => {
  expect(sessionPhase(left)).toBe(phase);
});

test('whoever looks again when it is said to be another phase finds another one, and none before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000, max: 43_200_000 }), (left) => {
      const next = untilNextPhase(left);
      if (next === null) return sessionPhase(left) === 'over';
      expect(sessionPhase(left - next)).not.toBe(sessionPhase(left));
      return sessionPhase(left - next + 1) === sessionPhase(left);
    }),
  );
});
