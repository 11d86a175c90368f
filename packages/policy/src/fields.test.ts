import { describe, expect, test } from 'vitest';
import {
  account,
  assigned,
  atNoon,
  compare,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Resource } from './check.ts';
import type { FieldRule, PolicyDocument } from './document.ts';
import { compilePolicy } from './compile.ts';
import { fieldMasks, fieldViews, refusedFields, visibleFields } from './fields.ts';

const ROLES = [
  role('Reader', [{ actions: ['read'] }]),
  role('Editor', [{ actions: ['write'] }]),
  role('Finance', []),
  role('Sales', []),
];

function setting(
  rule: Omit<FieldRule, 'type' | 'field'>,
  held: readonly string[],
  more: Partial<PolicyDocument> = {},
) {
  const fieldRules = [{ type: 'crm.Account', field: 'iban', ...rule }];
  const compiled = compilePolicy(smallDocument({ roles: ROLES, fieldRules, ...more }), 1);
  const directory = smallDirectory({ assignments: held.map((name) => assigned('alice', name)) });
  const subject = subjectIn(directory, 'alice');
  return { compiled, subject };
}

function iban(
  rule: Omit<FieldRule, 'type' | 'field'>,
  held: readonly string[],
  on: Resource = account(),
): string {
  const { compiled, subject } = setting(rule, held);
  return visibleFields(compiled, subject, on, atNoon)['iban'] ?? 'absent';
}

const last = (characters: number) => ({ kind: 'last', characters }) as const;

describe('fields', () => {
  test('a field without a rule is visible where the record is, and writable where that may be updated', () => {
    const { compiled, subject } = setting({ visible: [] }, ['Reader']);
    expect(visibleFields(compiled, subject, account(), atNoon)['name']).toBe('readable');
    const editing = setting({ visible: [] }, ['Editor']);
    expect(visibleFields(editing.compiled, editing.subject, account(), atNoon)['name']).toBe('writable');
  });

  test('of a record that may not be read every field is hidden', () => {
    expect(iban({ visible: ['Finance'] }, ['Finance'])).toBe('hidden');
  });

  test.each([
    ['whoever holds none of the roles sees nothing', { visible: ['Finance'] }, ['Reader'], 'hidden'],
    ['whoever holds one sees it', { visible: ['Finance'] }, ['Reader', 'Finance'], 'readable'],
    ['`visible` to nobody hides it from everybody', { visible: [] }, ['Editor', 'Finance'], 'hidden'],
    [
      '`hidden` takes nothing away that another role gives',
      { visible: ['Finance'], hidden: ['Sales'] },
      ['Reader', 'Finance', 'Sales'],
      'readable',
    ],
    ['`masked` shows a pattern', { masked: [{ role: 'Sales', as: last(4) }] }, ['Reader', 'Sales'], 'masked'],
    [
      'the most that a role gives wins',
      { visible: ['Finance'], masked: [{ role: 'Sales', as: last(4) }] },
      ['Reader', 'Sales', 'Finance'],
      'readable',
    ],
    [
      'without `editable`, whoever sees it and may update writes it',
      { visible: ['Finance'] },
      ['Editor', 'Finance'],
      'writable',
    ],
    [
      '`editable` narrows further',
      { visible: ['Finance', 'Sales'], editable: ['Sales'] },
      ['Editor', 'Finance'],
      'readable',
    ],
    [
      'to those it names',
      { visible: ['Finance', 'Sales'], editable: ['Sales'] },
      ['Editor', 'Sales'],
      'writable',
    ],
    [
      '`editable` gives no sight',
      { visible: ['Finance'], editable: ['Sales'] },
      ['Editor', 'Sales'],
      'hidden',
    ],
    ['nor the right to update', { visible: ['Sales'], editable: ['Sales'] }, ['Reader', 'Sales'], 'readable'],
  ] as const)('%s', (_, rule, held, expected) => {
    expect(iban(rule, held)).toBe(expected);
  });

  test('of two patterns the one that shows more wins', () => {
    const masked = [
      { role: 'Sales', as: last(2) },
      { role: 'Finance', as: last(4) },
    ];
    const { compiled, subject } = setting({ masked }, ['Reader', 'Sales', 'Finance']);
    const view = fieldViews(compiled, subject, account(), atNoon).find(({ field }) => field === 'iban');
    expect(view).toEqual({ field: 'iban', visibility: 'masked', as: last(4) });
    const mask = fieldMasks(compiled, subject, 'crm.Account', atNoon).find(({ field }) => field === 'iban');
    expect(mask?.masked.map(({ as }) => as.characters)).toEqual([4, 2]);
  });

  test('a role shows a field only on the records that its row policies let it reach', () => {
    const where = compare('region', '=', text('west'));
    const rowPolicies = [{ name: 'West', type: 'crm.Account', roles: ['Finance'], where }];
    const { compiled, subject } = setting({ visible: ['Finance'] }, ['Reader', 'Finance'], { rowPolicies });
    const seen = (region: string) =>
      visibleFields(compiled, subject, account({ region: { type: 'enum', value: region } }), atNoon)['iban'];
    expect([seen('west'), seen('east')]).toEqual(['readable', 'hidden']);
  });

  test('a role held in another folder shows nothing here', () => {
    const fieldRules = [{ type: 'crm.Account', field: 'iban', visible: ['Finance'] }];
    const compiled = compilePolicy(smallDocument({ roles: ROLES, fieldRules }), 1);
    const assignments = [assigned('alice', 'Reader'), assigned('alice', 'Finance', { folder: '/east' })];
    const subject = subjectIn(smallDirectory({ assignments }), 'alice');
    const seen = (folder: string) =>
      visibleFields(compiled, subject, account({}, { folder }), atNoon)['iban'];
    expect([seen('/west'), seen('/east')]).toEqual(['hidden', 'readable']);
  });

  test('a field of no name answers nothing, whatever every object has', () => {
    const { compiled, subject } = setting({ visible: [] }, ['Reader']);
    expect(visibleFields(compiled, subject, account(), atNoon)['constructor']).toBeUndefined();
  });
});

describe('writing a field that is not editable is refused', () => {
  const before = account({ iban: text('FR76'), name: text('Old') });
  const rule = { visible: ['Finance', 'Sales'], editable: ['Finance'] };

  test('when it changes, and not when it stays', () => {
    const { compiled, subject } = setting(rule, ['Editor', 'Sales']);
    const changed = account({ iban: text('DE89'), name: text('New') });
    const kept = account({ iban: text('FR76'), name: text('New') });
    expect(refusedFields(compiled, subject, before, changed, atNoon)).toEqual(['iban']);
    expect(refusedFields(compiled, subject, before, kept, atNoon)).toEqual([]);
  });

  test('emptying it is writing it', () => {
    const { compiled, subject } = setting(rule, ['Editor', 'Sales']);
    expect(refusedFields(compiled, subject, before, account({ name: text('Old') }), atNoon)).toEqual([
      'iban',
    ]);
  });

  test('a change cannot first write itself the right', () => {
    const where = compare('region', '=', text('west'));
    const rowPolicies = [{ name: 'West', type: 'crm.Account', roles: ['Finance'], where }];
    const { compiled, subject } = setting(rule, ['Editor', 'Finance'], { rowPolicies });
    const at = (region: string, value: string) =>
      account({ region: { type: 'enum', value: region }, iban: text(value) });
    const refused = (from: string, to: string) =>
      refusedFields(compiled, subject, at(from, 'FR76'), at(to, 'DE89'), atNoon);
    expect([refused('west', 'west'), refused('east', 'west'), refused('west', 'east')]).toEqual([
      [],
      ['iban'],
      ['iban'],
    ]);
  });

  test('create follows update', () => {
    const sales = setting(rule, ['Editor', 'Sales']);
    expect(refusedFields(sales.compiled, sales.subject, null, before, atNoon)).toEqual(['iban']);
    const finance = setting(rule, ['Editor', 'Finance']);
    expect(refusedFields(finance.compiled, finance.subject, null, before, atNoon)).toEqual([]);
  });
});
