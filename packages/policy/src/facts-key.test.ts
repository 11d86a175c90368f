import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atNoon, member } from '@remit/testkit/small-tenant';
import { runSeed } from '@remit/testkit/seed';
import type { FactsAsked } from './facts-asked.ts';
import { factsKey } from './facts-key.ts';
import { isWithin } from './path.ts';
import { sameData } from './same-data.ts';
import type { Subject } from './subject.ts';

const seed = runSeed();

const inDepartment = (department: string, heads: readonly string[]): Subject => {
  return { member: member('alice', { department }), departments: [], heads, groups: [], assignments: [] };
};

const asking = (written: readonly string[]): FactsAsked => {
  return {
    subject: new Set(),
    put: new Set(['department', 'heads']),
    literals: new Set(written),
    folder: false,
    action: false,
    environment: false,
  };
};

const departments = fc.constantFrom('/', '/s', '/s/e', '/s/e/n', '/sx', '/d');
const someone = fc.record({ department: departments, heads: fc.array(departments, { maxLength: 1 }) });
const moves = fc.tuple(someone, someone);

/** How each of some trees lies to each. */
const lying = (trees: readonly string[]) =>
  trees.map((one) => trees.map((other) => [isWithin(one, other), isWithin(other, one)]));

describe(`facts as a text (REMIT_SEED=${seed})`, () => {
  test('departments of two who count as alike lie alike to each other and to those that are written', () => {
    let alike = 0;
    fc.assert(
      fc.property(moves, moves, fc.array(departments, { maxLength: 1 }), (one, other, written) => {
        const keyOf = (move: typeof one) =>
          factsKey(
            asking(written),
            move.map(({ department, heads }) => inDepartment(department, heads)),
            atNoon,
          );
        const treesOf = (move: typeof one) => [
          ...written,
          ...move.flatMap(({ department, heads }) => [department, ...heads]),
        ];
        if (keyOf(one) !== keyOf(other)) return;
        if (!sameData(one, other)) alike += 1;
        expect(lying(treesOf(one))).toEqual(lying(treesOf(other)));
      }),
      { seed, numRuns: 20_000 },
    );
    expect(alike).toBeGreaterThan(40);
  });

  test('two who move as far, each in another part of the tree, count as alike', () => {
    const up = (from: string, to: string) =>
      factsKey(asking([]), [inDepartment(from, []), inDepartment(to, [])], atNoon);
    expect(up('/s/e', '/s')).toBe(up('/d/x/y', '/d'));
    expect(up('/s/e', '/s')).not.toBe(up('/s', '/s/e'));
  });
});
