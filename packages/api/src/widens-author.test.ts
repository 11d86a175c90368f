import { expect, test } from 'vitest';
import { compilePolicy } from '@remit/policy/compile';
import type { Condition, Operand } from '@remit/policy/condition';
import type { FieldRule, Grant, PolicyDocument } from '@remit/policy/document';
import { haldenWorks } from '@remit/sample/halden-works';
import { knowDirectory } from './known-directory.ts';
import { widensAuthor, type Author } from './widens-author.ts';

const { policy, directory } = haldenWorks();
const known = knowDirectory(directory);
const environment = { now: Date.UTC(2026, 10, 20), met: [], attributes: {} } as const;

function author(name: string): Author {
  const member = directory.members.find((each) => each.name === name);
  const subject = member === undefined ? null : known.subject(member.id);
  if (subject === null) throw new Error(`nobody is called ${name}`);
  return { policy: { compiled: compilePolicy(policy, 1) }, subject, environment, directory: known };
}

const grants = (role: string, change: (grants: readonly Grant[]) => readonly Grant[]): PolicyDocument => ({
  ...policy,
  roles: policy.roles.map((each) => (each.name === role ? { ...each, grants: change(each.grants) } : each)),
});

const margin = (change: (rule: FieldRule) => FieldRule): PolicyDocument => ({
  ...policy,
  fieldRules: policy.fieldRules.map((rule) => (rule.field === 'margin' ? change(rule) : rule)),
});

const region = (value: string): Condition => ({
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'region' },
  right: { kind: 'literal', value: { type: 'enum', value } },
});

const readContracts: Grant = { actions: ['read'], on: ['crm.Contract'] };
const exportContracts: Grant = { actions: ['export'], on: ['crm.Contract'] };

// Alice holds SalesRep at /sales/emea and SalesLead at /sales/emea/dach, and is an Employee.
test.each<[string, boolean, PolicyDocument]>([
  ['the same policy', false, policy],
  ['a new action for a role of hers', true, grants('SalesRep', (old) => [...old, exportContracts])],
  [
    'a new action on some records',
    true,
    grants('SalesRep', (old) => [...old, { ...exportContracts, where: region('west') }]),
  ],
  [
    'a new action that an own record alone gives',
    true,
    grants('SalesRep', (old) => [...old, { ...exportContracts, qualifiers: [{ kind: 'own' }] }]),
  ],
  [
    'a new action for a role that she does not hold',
    false,
    grants('SalesManager', (old) => [...old, exportContracts]),
  ],
  ['what she has, once more', false, grants('SalesRep', (old) => [...old, readContracts])],
  ['less of everything', false, grants('SalesRep', () => [])],
  [
    'one of her actions on some records only',
    false,
    grants('SalesRep', (old) => old.map((each) => ({ ...each, where: region('west') }))),
  ],
  ['a forbid less', true, { ...policy, rules: [] }],
  [
    'a forbid more',
    false,
    {
      ...policy,
      rules: [
        ...policy.rules,
        { kind: 'forbid', name: 'None', actions: ['update'], on: ['crm.Contract'], because: 'no' },
      ],
    },
  ],
  [
    'a field that she saw, hidden',
    false,
    margin((rule) => ({ ...rule, visible: ['Finance'], editable: ['Finance'] })),
  ],
  ['a field that she saw, to edit', true, margin((rule) => ({ ...rule, editable: ['Finance', 'SalesRep'] }))],
  [
    'a text that she saw, through a pattern',
    false,
    {
      ...policy,
      fieldRules: policy.fieldRules.map((rule) =>
        rule.field === 'internal_notes'
          ? {
              type: rule.type,
              field: rule.field,
              visible: ['Exec'],
              masked: [{ role: 'SalesRep', as: { kind: 'last', characters: 2 } }],
            }
          : rule,
      ),
    },
  ],
  [
    'a role of hers that includes one more',
    true,
    {
      ...policy,
      roles: policy.roles.map((role) =>
        role.name === 'SalesRep' ? { ...role, includes: ['FinanceViewer'] } : role,
      ),
    },
  ],
  [
    'a folder scope that widens her role',
    true,
    {
      ...policy,
      folderScopes: [
        ...policy.folderScopes,
        {
          folder: '/sales/emea/italy',
          role: 'SalesRep',
          grants: [{ actions: ['manage'], on: ['crm.Contract'] }],
        },
      ],
    },
  ],
  [
    'a folder scope outside her folders',
    false,
    {
      ...policy,
      folderScopes: [
        ...policy.folderScopes,
        {
          folder: '/sales/americas',
          role: 'SalesRep',
          grants: [{ actions: ['manage'], on: ['crm.Contract'] }],
        },
      ],
    },
  ],
])('%s widens Alice: %s', (_, widens, document) => {
  expect(widensAuthor(author('Alice Moreau'), compilePolicy(document, 2))).toBe(widens);
});

test('a field that somebody did not see, shown to a role of theirs, widens them', () => {
  const shown: PolicyDocument = {
    ...policy,
    fieldRules: policy.fieldRules.map((rule) =>
      rule.type === 'hr.Employee' && rule.field === 'salary'
        ? { ...rule, visible: [...(rule.visible ?? []), 'Payroll'] }
        : rule,
    ),
  };
  const holder = directory.members.find(({ id }) => {
    const roles = new Set((known.subject(id)?.assignments ?? []).map(({ assignment }) => assignment.role));
    return roles.has('Payroll') && !roles.has('HRPartner');
  });
  if (holder === undefined) throw new Error('the sample has nobody in payroll');
  expect(widensAuthor(author(holder.name), compilePolicy(shown, 2))).toBe(true);
  expect(widensAuthor(author('Alice Moreau'), compilePolicy(shown, 2))).toBe(false);
});

test('a change that cannot be told to be no more counts as more', () => {
  const base = grants('SalesRep', (old) => [...old, { ...exportContracts, where: region('west') }]);
  const moved = grants('SalesRep', (old) => [...old, { ...exportContracts, where: region('east') }]);
  const alice = { ...author('Alice Moreau'), policy: { compiled: compilePolicy(base, 1) } };
  expect(widensAuthor(alice, compilePolicy(moved, 2))).toBe(true);
});

const tomorrow = environment.now + 86_400_000;
const after = (instant: number): Condition => ({
  kind: 'compare',
  operator: '>',
  left: { kind: 'now' },
  right: { kind: 'literal', value: { type: 'instant', value: instant } },
});

const nowLess = (days: number): Operand => ({
  kind: 'arithmetic',
  operator: '-',
  left: { kind: 'now' },
  right: { kind: 'literal', value: { type: 'duration', milliseconds: days * 86_400_000 } },
});

test.each<[string, Grant]>([
  ['is asked for a comment', { ...exportContracts, requires: ['comment'] }],
  ['is asked for a second factor', { ...exportContracts, requires: ['second-factor'] }],
  ['begins tomorrow', { ...exportContracts, where: after(tomorrow) }],
  [
    'begins on a day',
    {
      ...exportContracts,
      where: {
        kind: 'compare',
        operator: '>=',
        left: { kind: 'now' },
        right: { kind: 'literal', value: { type: 'date', value: '2027-01-01' } },
      },
    },
  ],
  [
    'begins three days after yesterday',
    {
      ...exportContracts,
      where: {
        kind: 'compare',
        operator: '>',
        left: nowLess(3),
        right: { kind: 'literal', value: { type: 'instant', value: environment.now - 86_400_000 } },
      },
    },
  ],
  [
    'some application may ask with the right context for',
    {
      ...exportContracts,
      where: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'environment', name: 'channel' },
        right: { kind: 'literal', value: { type: 'text', value: 'terminal' } },
      },
    },
  ],
])('an action that %s widens all the same', (_, grant) => {
  const draft = compilePolicy(
    grants('SalesRep', (old) => [...old, grant]),
    2,
  );
  const alice = { ...author('Alice Moreau'), environment: { ...environment, timeZone: 'Europe/Paris' } };
  expect(widensAuthor(alice, draft)).toBe(true);
});

test('a time that an action of hers ends at, taken away, widens her', () => {
  const until: Grant = { ...exportContracts, where: { kind: 'not', condition: after(tomorrow) } };
  const base = compilePolicy(
    grants('SalesRep', (old) => [...old, until]),
    1,
  );
  const alice = { ...author('Alice Moreau'), policy: { compiled: base } };
  expect(widensAuthor(alice, base)).toBe(false);
  expect(
    widensAuthor(
      alice,
      compilePolicy(
        grants('SalesRep', (old) => [...old, exportContracts]),
        2,
      ),
    ),
  ).toBe(true);
});

test('what a second account of the author gains, and what begins for them later, widens them', () => {
  const draft = compilePolicy(
    grants('WarehouseClerk', (old) => [...old, readContracts]),
    2,
  );
  const alice = author('Alice Moreau');
  expect(widensAuthor(alice, draft)).toBe(false);
  const assigned = (holder: string, from: number | null) => ({
    id: '00000000-0000-4000-8000-000000000001',
    role: 'WarehouseClerk',
    folder: '/',
    holder: { kind: 'member', id: holder } as const,
    from,
    until: null,
  });
  const later = {
    ...directory,
    assignments: [...directory.assignments, assigned(alice.subject.member.id, tomorrow)],
  };
  const second = { ...alice.subject.member, id: '00000000-0000-4000-8000-000000000002' };
  const twice = {
    ...directory,
    members: [...directory.members, second],
    assignments: [...directory.assignments, assigned(second.id, null)],
  };
  for (const changed of [later, twice]) {
    const seen = knowDirectory(changed);
    const subject = seen.subject(alice.subject.member.id);
    if (subject === null) throw new Error('Alice is in the directory');
    expect(widensAuthor({ ...alice, subject, directory: seen }, draft)).toBe(true);
  }
});

test('more moments than can be looked at count as more', () => {
  const moment = (index: number): Grant => ({ ...exportContracts, where: after(tomorrow + index * 1000) });
  const many = Array.from({ length: 100 }, (_, index) => moment(index));
  expect(
    widensAuthor(
      author('Alice Moreau'),
      compilePolicy(
        grants('WarehouseClerk', (old) => [...old, ...many]),
        2,
      ),
    ),
  ).toBe(true);
});

test('a condition on the context that was there before widens nobody', () => {
  const onTerminals: Grant = {
    ...exportContracts,
    where: {
      kind: 'compare',
      operator: '=',
      left: { kind: 'attribute', of: 'environment', name: 'channel' },
      right: { kind: 'literal', value: { type: 'text', value: 'terminal' } },
    },
  };
  const base = compilePolicy(
    grants('SalesRep', (old) => [...old, onTerminals]),
    1,
  );
  const alice = { ...author('Alice Moreau'), policy: { compiled: base } };
  const draft = grants('SalesRep', (old) => [...old, onTerminals]);
  expect(widensAuthor(alice, compilePolicy({ ...draft, comments: [] }, 2))).toBe(false);
});
