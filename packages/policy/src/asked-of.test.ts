import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMembershipRule } from '@remit/testkit/arbitrary/membership-rules';
import { runSeed } from '@remit/testkit/seed';
import { askedOf } from './asked-of.ts';
import type { Condition, Operand } from './condition.ts';

const seed = runSeed();

/** Sources of all facts in a condition, wherever they stand in it. */
function sourcesIn(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  if ('kind' in part && part.kind === 'attribute' && 'of' in part) found.add(String(part.of));
  for (const each of Object.values(part)) sourcesIn(each, found);
  return found;
}

test(`a rule of a group asked of a record asks nothing of a subject, and asked back is the same rule (REMIT_SEED=${seed})`, () => {
  fc.assert(
    fc.property(arbitraryMembershipRule, (rule) => {
      const shown = askedOf(rule, 'subject', 'resource');
      expect([...sourcesIn(shown)]).toEqual(sourcesIn(rule).has('subject') ? ['resource'] : []);
      expect(askedOf(shown, 'resource', 'subject')).toEqual(rule);
    }),
    { seed },
  );
});

test('what is reckoned, listed or stands on the right is asked of the other one too, and other sources are left alone', () => {
  const fact = (of: 'subject' | 'resource' | 'environment', name: string): Operand => ({
    kind: 'attribute',
    of,
    name,
  });
  const rule = (of: 'subject' | 'resource'): Condition => ({
    kind: 'and',
    conditions: [
      {
        kind: 'compare',
        operator: '<',
        left: fact('environment', 'risk'),
        right: { kind: 'arithmetic', operator: '+', left: fact(of, 'a'), right: { kind: 'now' } },
      },
      { kind: 'in', operand: fact(of, 'b'), list: [fact(of, 'c')] },
      { kind: 'not', condition: { kind: 'within', operand: fact(of, 'd'), tree: fact(of, 'e') } },
      { kind: 'took', action: 'approve' },
    ],
  });
  expect(askedOf(rule('subject'), 'subject', 'resource')).toEqual(rule('resource'));
});
