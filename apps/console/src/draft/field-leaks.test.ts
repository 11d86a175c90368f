import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { expect, test } from 'vitest';
import { clearFieldRule, setFields, setMaskLength } from './edit-field-rules.ts';
import { fieldLeaks } from './field-leaks.ts';
import { documentWith } from './testing/document-with.ts';

const isSmall: Condition = {
  kind: 'compare',
  operator: '<',
  left: { kind: 'attribute', of: 'resource', name: 'margin' },
  right: { kind: 'literal', value: { type: 'money', minor: 100, currency: 'EUR' } },
};
const read = { actions: ['read'], on: ['crm.Contract'] } as const;
const start: PolicyDocument = {
  ...documentWith(
    { name: 'Rep', grants: [read] },
    { name: 'Finance', grants: [read] },
    { name: 'Chief', includes: ['Finance'], grants: [] },
  ),
  fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Finance'] }],
};

test.each<[string, Partial<PolicyDocument>, readonly string[]]>([
  [
    'a row policy',
    { rowPolicies: [{ name: 'P', type: 'crm.Contract', roles: ['Rep', 'Chief'], where: isSmall }] },
    ['policy P: Rep'],
  ],
  ['a grant', { roles: [{ name: 'Rep', grants: [{ ...read, where: isSmall }] }] }, ['grant Rep: Rep']],
  [
    'what a role means in a folder',
    { folderScopes: [{ folder: '/x', role: 'Rep', grants: [{ ...read, where: isSmall }] }] },
    ['scope Rep: Rep'],
  ],
  [
    'a record set',
    {
      sets: [{ name: 'small', type: 'crm.Contract', where: isSmall }],
      roles: [{ name: 'Rep', grants: [{ ...read, qualifiers: [{ kind: 'set', set: 'small' }] }] }],
    },
    ['set small: Rep'],
  ],
  [
    'a rule',
    {
      rules: [
        { kind: 'forbid', name: 'R', actions: ['read'], on: ['crm.Contract'], when: isSmall, because: 'so' },
      ],
    },
    ['rule R: Rep'],
  ],
  [
    'nothing',
    { fieldRules: [], rowPolicies: [{ name: 'P', type: 'crm.Contract', roles: ['Rep'], where: isSmall }] },
    [],
  ],
])('%s that asks for a hidden field tells of it to whoever may not see it', (_, parts, told) => {
  const leaks = fieldLeaks({ ...start, ...parts });
  expect(leaks.map(({ by, roles }) => `${by.kind} ${by.name}: ${roles.join(', ')}`)).toEqual(told);
});

test('several fields and roles are set together or not at all', () => {
  const fields = [
    { type: 'crm.Contract', field: 'margin' },
    { type: 'crm.Contract', field: 'region' },
  ];
  const set = setFields(start, fields, ['Rep'], 'visible');
  expect(set.ok && set.document.fieldRules.map(({ visible }) => visible)).toEqual([
    ['Finance', 'Rep'],
    ['Rep', 'Finance'],
  ]);
  expect(setFields(start, fields, ['Rep', 'Finance'], 'hidden')).toMatchObject({ ok: false });
});

test('a mask has a length only where there is one, and a rule that is taken away is gone', () => {
  const masked = setFields(start, [{ type: 'crm.Contract', field: 'region' }], ['Rep'], 'masked');
  if (!masked.ok) throw new Error(masked.reason);
  const place = { type: 'crm.Contract', field: 'region' };
  expect(setFields(start, [{ type: 'crm.Contract', field: 'margin' }], ['Rep'], 'masked')).toEqual({
    ok: false,
    reason: 'only text is masked, and `margin` is none',
  });
  const two = setMaskLength(masked.document, place, 2);
  expect(two.ok && two.document.fieldRules[1]?.masked).toEqual([
    { role: 'Rep', as: { kind: 'last', characters: 2 } },
  ]);
  expect(setMaskLength(masked.document, place, 0)).toMatchObject({ ok: false });
  expect(setMaskLength(start, { type: 'crm.Contract', field: 'margin' }, 2)).toMatchObject({ ok: false });
  expect(clearFieldRule(masked.document, place)).toEqual({ ok: true, document: start });
});
