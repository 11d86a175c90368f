import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Operand } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate/validate';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { smallDocument } from '@remit/testkit/small-tenant';
import { untranslatableParts } from './untranslatable-parts.ts';

const of = (source: 'resource' | 'subject', name: string): Operand => ({
  kind: 'attribute',
  of: source,
  name,
});
const opened = of('resource', 'opened');
const seen = of('resource', 'seen');
const margin = of('resource', 'margin');
const day: Operand = { kind: 'literal', value: { type: 'duration', milliseconds: 86_400_000 } };
const reckoned = (operator: '+' | '-' | '*', left: Operand, right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};
const less = (left: Operand, right: Operand): Condition => ({ kind: 'compare', operator: '<', left, right });
const power = (operand: Operand, depth: number): Operand =>
  depth === 0 ? operand : reckoned('*', power(operand, depth - 1), power(operand, depth - 1));

const grant = (where: Condition) => ({ actions: ['read'], on: ['crm.Account'], where });
const inRole = (where: Condition): PolicyDocument =>
  smallDocument({ roles: [{ name: 'R', grants: [grant(where)] }] });

describe('a document is refused before it is saved when a list could not ask', () => {
  it.each<readonly [string, Condition, RegExp]>([
    [
      'a date moved, against an instant of the same record',
      less(reckoned('+', opened, day), seen),
      /two of a kind/,
    ],
    [
      'a moment that only the member’s own attribute makes a date',
      less(reckoned('+', opened, of('subject', 'grace')), reckoned('-', seen, of('subject', 'grace'))),
      /two of a kind/,
    ],
    ['arithmetic that would be rounded', less(power(margin, 8), margin), /digits/],
    [
      'arithmetic with numbers of members that would be rounded',
      less(power(of('subject', 'score'), 7), margin),
      /digits/,
    ],
    [
      'too many facts of no declared type',
      less(
        reckoned('+', of('subject', 'a'), reckoned('+', of('subject', 'b'), of('subject', 'c'))),
        reckoned('+', of('subject', 'd'), reckoned('+', margin, of('subject', 'e'))),
      ),
      /subject\.a, subject\.b, subject\.c, subject\.d, subject\.e/,
    ],
  ])('%s', (_, condition, sentence) => {
    const [problem, ...others] = untranslatableParts(inRole(condition));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: 'untranslatable', path: 'roles[0].grants[0].where' });
    expect(problem?.sentence).toMatch(sentence);
  });

  const mixed = less(reckoned('+', opened, day), seen);
  const rule = { actions: ['read'], on: ['crm.Account'], because: 'No.' };
  it.each<readonly [string, Partial<PolicyDocument>]>([
    ['sets[0].where', { sets: [{ name: 's', type: 'crm.Account', where: mixed }] }],
    [
      'folderScopes[0].grants[0].where',
      { folderScopes: [{ folder: '/', role: 'R', grants: [grant(mixed)] }] },
    ],
    ['rowPolicies[0].where', { rowPolicies: [{ name: 'p', type: 'crm.Account', roles: [], where: mixed }] }],
    [
      'rules[0].when',
      { rules: [{ kind: 'forbid', name: 'f', ...rule, when: { kind: 'not', condition: mixed } }] },
    ],
    [
      'rules[0].unless',
      { rules: [{ kind: 'forbid', name: 'f', ...rule, unless: { kind: 'or', conditions: [mixed] } }] },
    ],
    [
      'rules[0].when',
      { rules: [{ kind: 'require', name: 'f', ...rule, when: mixed, obligation: 'comment' }] },
    ],
  ])('at its place: %s', (path, parts) => {
    expect(untranslatableParts(smallDocument(parts)).map((problem) => problem.path)).toEqual([path]);
  });

  it('a type whose name or fields cannot name a table', () => {
    const [type] = smallDocument({}).resources;
    if (type === undefined) throw new Error('no type');
    const resources = [{ ...type, fields: [{ name: 'Größe', type: 'text', label: 'Size' } as const] }];
    expect(untranslatableParts(smallDocument({ resources }))).toMatchObject([{ path: 'resources[0]' }]);
  });
});

describe('nothing else is refused:', () => {
  it.each<readonly [string, Condition]>([
    ['a date against a moment that is known', less(reckoned('+', opened, day), { kind: 'now' })],
    [
      'an attribute of the member of any type',
      less(reckoned('-', seen, of('subject', 'grace')), { kind: 'now' }),
    ],
    [
      'the longest number of a member',
      less(margin, reckoned('*', of('subject', 'score'), of('subject', 'score'))),
    ],
    [
      'a list of attributes',
      { kind: 'in', operand: margin, list: Array.from({ length: 20 }, (_, at) => of('subject', `n${at}`)) },
    ],
  ])('%s', (_, condition) => {
    expect(untranslatableParts(inRole(condition))).toEqual([]);
  });

  it('no document that people could have written at random', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        fc.pre(validatePolicy(document).length === 0);
        expect(untranslatableParts(document)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
