import { expect, test } from 'vitest';
import type { PolicyTest } from '../document.ts';
import type { PolicyNames } from './sentence-part.ts';
import { testSentence } from './test-sentence.ts';

const names: PolicyNames = {
  value: (value) => ('value' in value ? String(value.value) : JSON.stringify(value)),
  role: (role) => role,
  type: (name) =>
    name === 'fin.Payment'
      ? {
          name,
          label: 'Payment',
          fields: [
            { name: 'purpose', type: 'text', label: 'Purpose' },
            { name: 'submitter', type: 'member', label: 'Submitter' },
          ],
          actions: ['approve'],
          history: true,
        }
      : null,
};

const asked: PolicyTest = {
  name: 't',
  subject: { kind: 'made-up', roles: [{ role: 'Clerk', folder: '/fin' }], department: '/fin/ap' },
  type: 'fin.Payment',
  folder: '/fin',
  attributes: { purpose: { type: 'text', value: 'travel' }, submitter: { type: 'subject' } },
  history: [{ action: 'submit', by: 'subject' }],
  expect: { kind: 'decision', outcome: 'deny', action: 'approve' },
};

test.each<[string, PolicyTest]>([
  [
    'A holder of Clerk in /fin, of the department /fin/ap, given a payment in /fin with purpose travel and submitter that person, after that person took submit, may not approve it.',
    asked,
  ],
  [
    'alice@halden.example, given a payment, sees its purpose masked.',
    {
      name: 't',
      subject: { kind: 'member', email: 'alice@halden.example' },
      type: 'fin.Payment',
      folder: '/',
      attributes: {},
      expect: { kind: 'field', field: 'purpose', visibility: 'masked' },
    },
  ],
  [
    'Somebody without a role, given a “x.Gone” with “a” no value, may read it.',
    {
      name: 't',
      subject: { kind: 'made-up', roles: [] },
      type: 'x.Gone',
      folder: '/',
      attributes: { a: null },
      expect: { kind: 'decision', outcome: 'allow', action: 'read' },
    },
  ],
])('%s', (sentence, given) => {
  expect(testSentence(given, names)).toBe(sentence);
});
