import { validatePolicy } from '@remit/policy/validate/validate';
import { sameData } from '@remit/policy/same-data';
import type { PolicyDocument, Role } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRole, copyRole, describeRole, dropInclude, includeRole, removeRole } from './edit-role.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { documentWith } from './testing/document-with.ts';

const reader = (name: string, includes: readonly string[] = []): Role => ({
  name,
  grants: [{ actions: ['read'], on: ['crm.Contract'] }],
  ...(includes.length === 0 ? {} : { includes }),
});
const done = (outcome: EditOutcome): PolicyDocument => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.document;
};
const reason = (outcome: EditOutcome): string => (outcome.ok ? 'done' : outcome.reason);

test('a role that would include itself is refused with the way on which it would', () => {
  const document = documentWith(reader('Rep'), reader('Lead', ['Rep']), reader('Head', ['Lead']));
  expect(reason(includeRole(document, 'Rep', 'Head'))).toBe(
    '`Rep` would include itself: `Rep` → `Head` → `Lead` → `Rep`',
  );
  expect(reason(includeRole(document, 'Rep', 'Rep'))).toContain('`Rep` → `Rep`');
});

test.each<[string, Partial<PolicyDocument>, string]>([
  ['a role', { roles: [reader('Rep'), reader('Lead', ['Rep'])] }, 'the role `Lead`'],
  [
    'an exclusion',
    { exclusions: [{ kind: 'roles', name: 'Apart', roles: ['Rep', 'Lead'] }] },
    'the exclusion `Apart`',
  ],
  [
    'a guard',
    {
      guards: [
        {
          name: 'Never',
          who: { holding: ['Rep'] },
          never: { kind: 'action', actions: ['delete'], on: ['crm.Contract'] },
        },
      ],
    },
    'the guard `Never`',
  ],
])('a role that %s names is not removed, and says by what', (_, parts, named) => {
  const document = { ...documentWith(reader('Rep'), reader('Lead')), ...parts };
  expect(reason(removeRole(document, 'Rep', 0))).toBe(`it is named by ${named}; change those first`);
});

test('a role that somebody holds is not removed, and says how many', () => {
  expect(reason(removeRole(documentWith(reader('Rep')), 'Rep', 3))).toContain('3 people hold it');
});

test('a role goes with what is said of it alone, unless nobody would see a field any more', () => {
  const document: PolicyDocument = {
    ...documentWith(reader('Rep'), reader('Lead')),
    folderScopes: [{ folder: '/sales', role: 'Rep', grants: [] }],
    rowPolicies: [
      { name: 'Own', type: 'crm.Contract', roles: ['Rep'], where: { kind: 'constant', value: true } },
      {
        name: 'Both',
        type: 'crm.Contract',
        roles: ['Rep', 'Lead'],
        where: { kind: 'constant', value: true },
      },
    ],
    fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Rep', 'Lead'] }],
  };
  const after = done(removeRole(document, 'Rep', 0));
  expect(after.folderScopes).toEqual([]);
  expect(after.rowPolicies.map(({ name, roles }) => [name, roles])).toEqual([['Both', ['Lead']]]);
  expect(after.fieldRules[0]?.visible).toEqual(['Lead']);
  const only = { ...document, fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Rep'] }] };
  expect(reason(removeRole(only, 'Rep', 0))).toContain('nobody else sees `crm.Contract.margin`');
});

test('a copy is kept to the same rows, and sees the same fields, as the role that it is a copy of', () => {
  const document: PolicyDocument = {
    ...documentWith(reader('Rep')),
    folderScopes: [{ folder: '/sales', role: 'Rep', grants: [] }],
    rowPolicies: [
      { name: 'Own', type: 'crm.Contract', roles: ['Rep'], where: { kind: 'constant', value: true } },
    ],
    fieldRules: [{ type: 'crm.Contract', field: 'margin', visible: ['Rep'] }],
  };
  const after = done(copyRole(document, 'Rep', 'Twin'));
  expect(after.rowPolicies[0]?.roles).toEqual(['Rep', 'Twin']);
  expect(after.fieldRules[0]?.visible).toEqual(['Rep', 'Twin']);
  expect(after.folderScopes.map(({ role }) => role)).toEqual(['Rep', 'Twin']);
  expect(validatePolicy(after)).toEqual([]);
});

test('adding and removing, including and dropping leave what was there, and what comes between is a policy', () => {
  const names = ['Rep', 'Lead', 'Head', 'Guest'] as const;
  const someRole = fc.constantFrom(...names);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(someRole, someRole), { maxLength: 6 }),
      someRole,
      someRole,
      (links, from, to) => {
        const start = documentWith(...names.map((name) => reader(name)));
        const document = links.reduce((before, [one, other]) => {
          const outcome = includeRole(before, one, other);
          return outcome.ok ? outcome.document : before;
        }, start);
        expect(validatePolicy(document)).toEqual([]);
        const had = document.roles.find(({ name }) => name === from)?.includes?.includes(to) === true;
        const linked = includeRole(document, from, to);
        if (linked.ok) {
          expect(validatePolicy(linked.document)).toEqual([]);
          const back = done(dropInclude(linked.document, from, to));
          expect(had || sameData(back, document)).toBe(true);
        }
        const added = done(addRole(document, reader('Fresh', [from])));
        expect(validatePolicy(added)).toEqual([]);
        expect(done(removeRole(added, 'Fresh', 0))).toEqual(document);
      },
    ),
    { numRuns: 200 },
  );
});

test('describing a role back gives what it was', () => {
  const document = documentWith({ ...reader('Rep'), label: 'Representative' });
  const other = done(describeRole(document, 'Rep', { label: '', description: ' Sells ', module: 'crm' }));
  expect(other.roles[0]).toMatchObject({ description: 'Sells', module: 'crm' });
  expect(other.roles[0]).not.toHaveProperty('label');
  expect(done(describeRole(other, 'Rep', { label: 'Representative', description: '', module: '' }))).toEqual(
    document,
  );
  expect(reason(describeRole(document, 'Rep', { label: '', description: '', module: 'nowhere' }))).toContain(
    'no module',
  );
});
