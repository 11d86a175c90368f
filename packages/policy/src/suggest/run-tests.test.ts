import { describe, expect, test } from 'vitest';
import {
  assigned,
  atNoon,
  compare,
  euros,
  member,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import type { PolicyTest } from '../document.ts';
import { compilePolicy } from '../compile.ts';
import { runTests } from './run-tests.ts';

const directory = smallDirectory({
  members: [member('alice'), member('bob')],
  assignments: [assigned('alice', 'Approver', { folder: '/west' })],
});

const asked = (parts: Partial<PolicyTest>): PolicyTest => {
  return {
    name: 'asked',
    subject: { kind: 'member', email: 'alice@example.org' },
    type: 'fin.PaymentRequest',
    folder: '/west',
    attributes: { amount: euros(500) },
    expect: { kind: 'decision', outcome: 'allow', action: 'approve' },
    ...parts,
  };
};

const run = (parts: Partial<PolicyTest>) => {
  const compiled = compilePolicy(
    smallDocument({
      roles: [
        role('Approver', [
          { actions: ['read'], on: ['fin.PaymentRequest'] },
          { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 1000, currency: 'EUR' } },
        ]),
        role('Own', [{ actions: ['read', 'create'], on: ['crm.Account'], qualifiers: [{ kind: 'own' }] }]),
        role('Headed', [
          { actions: ['read'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'department' }] },
        ]),
        role('West', [
          { actions: ['read'], on: ['crm.Account'], where: compare('region', '=', text('west')) },
        ]),
      ],
      fieldRules: [{ type: 'crm.Account', field: 'margin', visible: ['Own'] }],
      exclusions: [
        { kind: 'actions', name: 'fourEyes', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
      ],
      tests: [asked(parts)],
    }),
    1,
  );
  const [first] = runTests(compiled, directory, atNoon);
  if (first === undefined) throw new Error('no test was run');
  return first;
};

const madeUp = (roleName: string, more: object = {}): PolicyTest['subject'] => {
  return { kind: 'made-up', roles: [{ role: roleName, folder: '/' }], ...more };
};

const west = { type: 'enum', value: 'west' } as const;
const account = { type: 'crm.Account', folder: '/' } as const;
const reads = { kind: 'decision', outcome: 'allow', action: 'read' } as const;

describe('a test of a policy', () => {
  test.each<[string, Partial<PolicyTest>, boolean, string]>([
    ['passes when what it expects comes', {}, true, 'allow'],
    [
      'fails when something else comes, and says what',
      { attributes: { amount: euros(1001) } },
      false,
      'deny',
    ],
    ['asks in the folder that it names', { folder: '/east' }, false, 'deny'],
    ['remembers who took an action', { history: [{ action: 'submit', by: 'subject' }] }, false, 'deny'],
    [
      'tells the subject from somebody else',
      { history: [{ action: 'submit', by: 'another' }] },
      true,
      'allow',
    ],
    [
      'fails with the reason when nobody has the e-mail',
      { subject: { kind: 'member', email: 'eve@example.org' } },
      false,
      'There is no member with the e-mail `eve@example.org`.',
    ],
    [
      'gives a field to the subject itself',
      { ...account, subject: madeUp('Own'), attributes: { owner: { type: 'subject' } }, expect: reads },
      true,
      'allow',
    ],
    [
      'takes a missing field as missing',
      { ...account, subject: madeUp('Own'), attributes: {}, expect: reads },
      false,
      'deny',
    ],
    [
      'makes somebody up who heads a department',
      {
        subject: madeUp('Headed', { heads: ['/finance'] }),
        attributes: { department: { type: 'department', value: '/finance/tax' } },
        expect: reads,
      },
      true,
      'allow',
    ],
    [
      'meets a condition by the value that it gives',
      { ...account, subject: madeUp('West'), attributes: { region: west }, expect: reads },
      true,
      'allow',
    ],
    [
      'asks of a record that is still to be made',
      {
        ...account,
        subject: madeUp('Own'),
        attributes: { owner: { type: 'subject' } },
        expect: { kind: 'decision', outcome: 'allow', action: 'create' },
      },
      true,
      'allow',
    ],
    [
      'says what the subject gets of a field',
      {
        ...account,
        subject: madeUp('West'),
        attributes: { region: west },
        expect: { kind: 'field', field: 'margin', visibility: 'readable' },
      },
      false,
      'hidden',
    ],
  ])('%s', (_, parts, passed, came) => {
    expect(run(parts)).toMatchObject({ passed, came });
  });

  test('that fails comes with the explanation of the decision', () => {
    const { explanation } = run({ attributes: { amount: euros(1001) } });
    expect(explanation?.grants.map(({ failure }) => failure?.clause)).toContain('limit');
  });
});
