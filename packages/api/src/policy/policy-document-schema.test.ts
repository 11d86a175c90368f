import { expect, test } from 'vitest';
import { haldenWorks } from '@remit/sample/halden-works';
import { policyDocumentSchema } from './policy-document-schema.ts';

const { policy } = haldenWorks();

test('the policy of a sample tenant goes through unchanged', () => {
  expect(policyDocumentSchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
});

test.each<[string, unknown]>([
  ['a key that no document has', { ...policy, extra: [] }],
  ['a missing part', { ...policy, roles: undefined }],
  ['a role with an unknown key', { ...policy, roles: [{ name: 'A', grants: [], admin: true }] }],
  ['an own `__proto__`', JSON.parse('{"__proto__": {"isAdmin": true}}')],
  ['a name with a space', { ...policy, roles: [{ name: 'A b', grants: [] }] }],
  [
    'a limit below nothing',
    {
      ...policy,
      roles: [{ name: 'A', grants: [{ actions: ['read'], upTo: { minor: -1, currency: 'EUR' } }] }],
    },
  ],
  [
    'a limit with a fraction',
    {
      ...policy,
      roles: [{ name: 'A', grants: [{ actions: ['read'], upTo: { minor: 0.5, currency: 'EUR' } }] }],
    },
  ],
  [
    'a condition of no kind',
    { ...policy, sets: [{ name: 'a', type: 'crm.Contract', where: { kind: 'eval' } }] },
  ],
  ['a list', []],
  ['null', null],
  ['nothing', undefined],
])('%s is refused', (_, input) => {
  expect(policyDocumentSchema.safeParse(input).success).toBe(false);
});

test('text is composed before it is kept, so that it compares as it reads', () => {
  const parsed = policyDocumentSchema.parse({
    ...policy,
    sets: [
      {
        name: 'cafes',
        type: 'crm.Contract',
        where: {
          kind: 'compare',
          operator: '=',
          left: { kind: 'attribute', of: 'resource', name: 'name' },
          right: { kind: 'literal', value: { type: 'text', value: 'cafe\u0301' } },
        },
      },
    ],
  });
  expect(JSON.stringify(parsed.sets)).toContain('caf\u00e9');
});
