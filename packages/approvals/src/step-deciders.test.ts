import { expect, test } from 'vitest';
import { compilePolicy } from '@remit/policy/compile';
import type { Member } from '@remit/policy/directory';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { stepDeciders } from './step-deciders.ts';

const compiled = compilePolicy(
  smallDocument({
    roles: [role('Approver', [{ actions: ['read', 'approve'], on: ['fin.PaymentRequest'] }])],
  }),
  1,
);

/** Who decides a step that names ana, where everybody may approve: ana is below ben, and ben below cem. */
function named(
  change: Readonly<Record<string, Partial<Member>>>,
  submitter = 'dee',
  escalations = 0,
  emails = ['ana@example.org'],
): readonly string[] {
  const managers: Readonly<Record<string, string | null>> = { ana: 'ben', ben: 'cem', cem: null, dee: null };
  const members = Object.entries(managers).map(([id, manager]) => member(id, { manager, ...change[id] }));
  const directory = smallDirectory({
    members,
    assignments: members.map(({ id }) => assigned(id, 'Approver')),
  });
  return stepDeciders(
    {
      compiled,
      directory,
      environment: atNoon,
      resource: { type: 'fin.PaymentRequest', id: 'one', folder: '/', attributes: {}, history: [] },
      submitter: { member: submitter, person: `person ${submitter}` },
      sender: null,
      delegations: [],
    },
    { kind: 'people', emails },
    escalations,
  ).map((decider) => `${decider.member} as ${decider.as}`);
}

const left = { status: 'left' } as const;

test.each<[string, readonly string[], readonly string[]]>([
  ['the named person decides', named({}), ['ana as named']],
  [
    'each of those named decides',
    named({}, 'dee', 0, ['cem@example.org', 'ana@example.org']),
    ['cem as named', 'ana as named'],
  ],
  ['for one who left their manager does', named({ ana: left }), ['ben as named']],
  ['for one who asked for it their manager does', named({}, 'ana'), ['ben as named']],
  ['above a manager who left the next one does', named({ ana: left, ben: left }), ['cem as named']],
  ['where it is taken up the manager does too', named({}, 'dee', 1), ['ana as named', 'ben as named']],
  ['for somebody whom there is not nobody does', named({}, 'dee', 0, ['eva@example.org']), []],
  [
    'managers in a circle who have all left end it',
    named({ ana: left, ben: { ...left, manager: 'ana' } }),
    [],
  ],
])('of named people, %s', (_, found, wanted) => {
  expect(found).toEqual(wanted);
});
