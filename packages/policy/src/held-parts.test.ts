import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition, Truth } from './condition.ts';
import { heldParts } from './held-parts.ts';

/** A fact of its own for each part that joins nothing. */
const fact = (name: string): Condition => ({
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name },
  right: { kind: 'literal', value: { type: 'boolean', value: true } },
});

interface Judged {
  readonly condition: Condition;
  readonly truths: ReadonlyMap<string, Truth>;
}

const joined = (kind: 'and' | 'or', parts: readonly Judged[]): Judged => ({
  condition: { kind, conditions: parts.map(({ condition }) => condition) },
  truths: new Map(parts.flatMap(({ truths }) => [...truths])),
});

function judged(truth: fc.Arbitrary<Truth>): fc.Arbitrary<Judged> {
  const { whole } = fc.letrec<{ whole: Judged; leaf: Judged }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('leaf'),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('whole'), { minLength: 1, maxLength: 4 }),
        )
        .map(([kind, parts]) => joined(kind, parts)),
      tie('whole').map(({ condition, truths }): Judged => ({
        condition: { kind: 'not', condition },
        truths,
      })),
    ),
    leaf: fc
      .tuple(fc.uuid(), truth)
      .map(([name, is]): Judged => ({ condition: fact(name), truths: new Map([[name, is]]) })),
  }));
  return whole;
}

const not: Readonly<Record<Truth, Truth>> = { true: 'false', false: 'true', unknown: 'unknown' };
const order: readonly Truth[] = ['false', 'unknown', 'true'];

/** Three-valued logic once more, apart from the engine's. */
function truthIn(condition: Condition, truths: ReadonlyMap<string, Truth>): Truth {
  if (condition.kind === 'not') return not[truthIn(condition.condition, truths)];
  if (condition.kind !== 'and' && condition.kind !== 'or')
    return truths.get(namesIn(condition)[0] ?? '') ?? 'unknown';
  const ranks = condition.conditions.map((part) => order.indexOf(truthIn(part, truths)));
  return order[condition.kind === 'and' ? Math.min(...ranks) : Math.max(...ranks)] ?? 'unknown';
}

function namesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'not') return namesIn(condition.condition);
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.flatMap(namesIn);
  return condition.kind === 'compare' && condition.left.kind === 'attribute' ? [condition.left.name] : [];
}

test('what is left of a condition is as true as the whole, and every part that it joins is too', () => {
  fc.assert(
    fc.property(judged(fc.constantFrom(...order)), ({ condition, truths }) => {
      const held = heldParts(condition, (part) => truthIn(part, truths));
      expect(truthIn(held, truths)).toBe(truthIn(condition, truths));
      if (held.kind === 'and' || held.kind === 'or')
        for (const part of held.conditions) expect(truthIn(part, truths)).toBe(truthIn(held, truths));
    }),
  );
});

test('a condition turns once everything that is left of it turns, whatever is left out', () => {
  let left = 0;
  fc.assert(
    fc.property(judged(fc.constantFrom('true', 'false')), ({ condition, truths }) => {
      const named = new Set(namesIn(heldParts(condition, (part) => truthIn(part, truths))));
      left += namesIn(condition).length - named.size;
      const turned = new Map([...truths].map(([name, is]) => [name, named.has(name) ? not[is] : is]));
      expect(truthIn(condition, turned)).toBe(not[truthIn(condition, truths)]);
    }),
  );
  // Of a run in which nothing is ever left out nothing is learned.
  expect(left).toBeGreaterThan(0);
});

test('of alternatives of which one holds, that one is left alone', () => {
  const truths = new Map<string, Truth>([
    ['dear', 'true'],
    ['new', 'false'],
  ]);
  const either: Condition = { kind: 'or', conditions: [fact('dear'), fact('new')] };
  expect(heldParts(either, (part) => truthIn(part, truths))).toEqual(fact('dear'));
});
