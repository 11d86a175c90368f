import { describe, expect, test } from 'vitest';
import { type ProblemCase, expectProblem } from '@remit/testkit/expect-problem';
import { problemsOf } from '@remit/testkit/problems-of';
import { compare, euros, role, text } from '@remit/testkit/small-tenant';
import type { Condition, Operand } from '../condition.ts';
import type { PolicyDocument } from '../document.ts';

const where = (condition: Condition): Partial<PolicyDocument> => ({
  roles: [role('R', [{ actions: ['read'], on: ['crm.Account'], where: condition }])],
});

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Extract<Operand, { kind: 'literal' }>['value']): Operand => ({
  kind: 'literal',
  value,
});
const now: Operand = { kind: 'now' };

const nested = (depth: number): Condition =>
  Array.from({ length: depth }).reduce<Condition>(
    (condition) => ({ kind: 'not', condition }),
    compare('name', '=', text('x')),
  );

const CASES: readonly ProblemCase[] = [
  ['a field that is not declared', where(compare('regoin', '=', text('west'))), 'unknown-name', 'region'],
  ['a value that an enum never has', where(compare('region', '=', text('wset'))), 'unknown-name', 'west'],
  ['a condition 21 deep', where(nested(20)), 'over-limit', ''],
  ['a condition ten thousand deep', where(nested(10_000)), 'over-limit', ''],
  [
    'a condition of 501 parts',
    where({ kind: 'and', conditions: Array.from({ length: 167 }, () => compare('name', '=', text('x'))) }),
    'over-limit',
    '',
  ],
  [
    'a list of 1,001',
    where({
      kind: 'in',
      operand: field('name'),
      list: Array.from({ length: 1001 }, () => literal(text('x'))),
    }),
    'over-limit',
    '',
  ],
  [
    'a null in a list',
    where({ kind: 'in', operand: field('name'), list: [literal(null as never)] }),
    'null-in-list',
    '',
  ],
  [
    'an operator that there is none of',
    where(compare('name', '~' as never, text('x'))),
    'malformed-value',
    '',
  ],
  [
    'an operator of texts that there is none of',
    where({ kind: 'text', operator: 'like' as never, operand: field('name'), part: literal(text('x')) }),
    'malformed-value',
    '',
  ],
  ['a number against a text', where(compare('margin', '=', text('1'))), 'type-mismatch', ''],
  ['money against a number', where(compare('margin', '<', euros(1))), 'type-mismatch', ''],
  [
    'an order of true and false',
    where(compare('vip', '<', { type: 'boolean', value: true })),
    'type-mismatch',
    '',
  ],
  [
    'a list of texts compared',
    where(compare('tags', '=', { type: 'text[]', value: ['a'] })),
    'type-mismatch',
    '',
  ],
  [
    'a date field against an instant field',
    where({ kind: 'compare', operator: '<', left: field('opened'), right: field('seen') }),
    'type-mismatch',
    '',
  ],
  [
    'a text within a tree',
    where({ kind: 'within', operand: field('name'), tree: literal({ type: 'folder', value: '/' }) }),
    'type-mismatch',
    '',
  ],
  [
    'a pattern in a number',
    where({ kind: 'text', operator: 'contains', operand: field('margin'), part: literal(text('1')) }),
    'type-mismatch',
    '',
  ],
  [
    'arithmetic on text',
    where({
      kind: 'compare',
      operator: '=',
      left: { kind: 'arithmetic', operator: '+', left: field('name'), right: literal(text('x')) },
      right: literal(text('y')),
    }),
    'type-mismatch',
    '',
  ],
  [
    'a number that is none',
    where(compare('margin', '=', { type: 'number', value: 'NaN' })),
    'malformed-value',
    '',
  ],
  [
    'a date of no calendar',
    where(compare('opened', '=', { type: 'date', value: '2026-02-30' })),
    'malformed-value',
    '',
  ],
  ['a history asked of a type without one', where({ kind: 'took', action: 'read' }), 'not-recorded', ''],
];

describe('what keeps a document from being a policy', () => {
  test.each(CASES)('%s', expectProblem);

  test('what is at a limit is no problem', () => {
    expect(problemsOf(where(nested(18)))).toEqual([]);
    const list = Array.from({ length: 1000 }, () => literal(text('x')));
    expect(problemsOf(where({ kind: 'in', operand: field('name'), list }))).toEqual([]);
  });

  test('a date meets now, and an attribute of a member meets any field: only the facts can tell', () => {
    expect(problemsOf(where({ kind: 'compare', operator: '>=', left: field('opened'), right: now }))).toEqual(
      [],
    );
    const level: Operand = { kind: 'attribute', of: 'subject', name: 'level' };
    expect(
      problemsOf(where({ kind: 'compare', operator: '<=', left: field('margin'), right: level })),
    ).toEqual([]);
  });
});
