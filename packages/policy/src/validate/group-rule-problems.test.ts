import { expect, test } from 'vitest';
import type { Condition, Operand } from '../condition.ts';
import { groupRuleProblems } from './group-rule-problems.ts';

const fact = (of: 'subject' | 'resource' | 'action' | 'environment', name: string): Operand => ({
  kind: 'attribute',
  of,
  name,
});
const text: Operand = { kind: 'literal', value: { type: 'text', value: 'x' } };
const equal = (left: Operand, right: Operand = text): Condition => ({
  kind: 'compare',
  operator: '=',
  left,
  right,
});
const problems = (rule: Condition) => groupRuleProblems(rule, new Set(['country']));

test.each<[string, Condition]>([
  [
    'a department',
    {
      kind: 'within',
      operand: fact('subject', 'department'),
      tree: { ...text, value: { type: 'text', value: '/sales' } },
    },
  ],
  ['a title', equal(fact('subject', 'title'))],
  ['what the tenant adds to its members', equal(fact('subject', 'country'))],
  [
    'the absence of something',
    { kind: 'not', condition: { kind: 'is-null', operand: fact('subject', 'manager') } },
  ],
])('a rule may ask for %s', (_, rule) => {
  expect(problems(rule)).toEqual([]);
});

test.each<[string, Condition, string]>([
  [
    'groups',
    {
      kind: 'overlaps',
      left: fact('subject', 'groups'),
      right: { kind: 'literal', value: { type: 'text[]', value: ['g'] } },
    },
    'is never told by groups',
  ],
  ['the time', equal(fact('subject', 'country'), { kind: 'now' }), 'does not depend on the time'],
  ['a call', equal(fact('environment', 'network')), 'the same in every call'],
  ['an action', equal(fact('action', 'name')), 'the same in every call'],
  ['a record', equal(fact('resource', 'title')), '`subject.title`'],
  ['a history', { kind: 'took', action: 'submit' }, 'asked of a record'],
  ['what nobody has', equal(fact('subject', 'contry')), 'No member has `contry` stored'],
])('a rule may not ask for %s', (_, rule, said) => {
  expect(problems(rule).map(({ sentence }) => sentence)).toEqual([expect.stringContaining(said)]);
});

test('what it may not ask for is found wherever it stands', () => {
  const now: Operand = { kind: 'now' };
  const later: Operand = {
    kind: 'arithmetic',
    operator: '-',
    left: now,
    right: { kind: 'literal', value: { type: 'duration', milliseconds: 1 } },
  };
  const rule: Condition = {
    kind: 'or',
    conditions: [
      { kind: 'not', condition: equal(fact('subject', 'country'), later) },
      { kind: 'in', operand: fact('subject', 'country'), list: [text, fact('environment', 'network')] },
    ],
  };
  expect(problems(rule).map(({ path }) => path)).toEqual([
    'rule.conditions[0].condition.right.left',
    'rule.conditions[1].list[1]',
  ]);
});

test('the nearest name is told', () => {
  expect(problems(equal(fact('subject', 'contry')))[0]?.nearest).toContain('subject.country');
});

test('what does not compare is refused as in any condition', () => {
  const number: Operand = { kind: 'literal', value: { type: 'number', value: '1' } };
  expect(problems(equal(fact('subject', 'title'), number))).toMatchObject([{ kind: 'type-mismatch' }]);
});

test('what nests too deep is refused, not walked through', () => {
  let rule: Condition = equal(fact('subject', 'groups'));
  for (let at = 0; at < 20_000; at += 1) rule = { kind: 'not', condition: rule };
  expect(problems(rule)).toMatchObject([{ kind: 'over-limit' }]);
});
