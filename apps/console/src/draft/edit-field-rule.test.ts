import type { FieldRule, PolicyDocument, Role } from '@remit/policy/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFieldRule, type FieldEdit } from './edit-field-rule.ts';
import { fieldRuleOf, fieldState, settingOf, type FieldSetting } from './field-state.ts';
import { documentWith } from './testing/document-with.ts';

const reader = (name: string, includes?: readonly string[]): Role => ({
  name,
  grants: [{ actions: ['read'], on: ['crm.Contract'] }],
  ...(includes === undefined ? {} : { includes }),
});
const roles = [reader('Rep'), reader('Finance'), reader('Lead', ['Rep'])] as const;

const rule = (parts: Omit<FieldRule, 'type' | 'field'>): FieldRule => ({
  type: 'crm.Contract',
  field: 'margin',
  ...parts,
});
const withRule = (parts: Omit<FieldRule, 'type' | 'field'> | null): PolicyDocument => ({
  ...documentWith(...roles),
  fieldRules: parts === null ? [] : [rule(parts)],
});
const edit = (to: FieldSetting, role = 'Rep'): FieldEdit => ({
  kind: 'field',
  role,
  type: 'crm.Contract',
  field: 'margin',
  to,
});

test.each<[string, Omit<FieldRule, 'type' | 'field'> | null, FieldEdit, Omit<FieldRule, 'type' | 'field'>]>([
  [
    'hiding a field that nothing was said of names everyone who keeps it',
    null,
    edit('hidden'),
    { visible: ['Finance', 'Lead'], hidden: ['Rep'] },
  ],
  [
    'hiding takes a role out of the list',
    { visible: ['Finance', 'Rep'] },
    edit('hidden'),
    { visible: ['Finance'], hidden: ['Rep'] },
  ],
  [
    'showing again takes it out of the hidden ones',
    { visible: ['Finance'], hidden: ['Rep'], editable: ['Finance'] },
    edit('visible'),
    { visible: ['Finance', 'Rep'], editable: ['Finance'] },
  ],
  [
    'keeping one role from editing names the others',
    { visible: ['Finance', 'Rep'] },
    edit('visible'),
    { visible: ['Finance', 'Rep'], editable: ['Finance'] },
  ],
  [
    'a mask takes the pattern that the field has already',
    { visible: ['Rep'], masked: [{ role: 'Finance', as: { kind: 'last', characters: 2 } }] },
    edit('masked'),
    {
      masked: [
        { role: 'Finance', as: { kind: 'last', characters: 2 } },
        { role: 'Rep', as: { kind: 'last', characters: 2 } },
      ],
    },
  ],
  [
    'a first mask shows the last four',
    { visible: ['Finance', 'Rep'] },
    edit('masked'),
    { visible: ['Finance'], masked: [{ role: 'Rep', as: { kind: 'last', characters: 4 } }] },
  ],
])('%s', (_, before, change, after) => {
  const outcome = editFieldRule(withRule(before), change);
  expect(outcome).toMatchObject({ ok: true });
  if (outcome.ok) expect(outcome.document.fieldRules).toEqual([rule(after)]);
});

test('a field that nobody would see any more is refused with the reason', () => {
  const outcome = editFieldRule(withRule({ visible: ['Rep'] }), edit('hidden'));
  expect(outcome).toEqual({
    ok: false,
    reason: 'nobody would see `margin` any more: show it to another role first',
  });
});

test('a field that the type has not is refused', () => {
  const outcome = editFieldRule(withRule(null), { ...edit('hidden'), field: 'nothing' });
  expect(outcome).toMatchObject({ ok: false });
});

test('what an included role shows is shown, and says through which', () => {
  const document = withRule({ visible: ['Rep'], hidden: ['Lead'] });
  expect(fieldState(document, roles[2], 'crm.Contract', 'margin')).toEqual({
    setting: 'editable',
    ruled: true,
    through: 'Rep',
  });
});

test('an edit sets its own role and leaves what every other role has', () => {
  const settings = fc.constantFrom<FieldSetting>('hidden', 'masked', 'visible', 'editable');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('Rep', 'Finance', 'Lead'), settings), { maxLength: 8 }),
      (steps) => {
        let document = withRule(null);
        for (const [role, to] of steps) {
          const before = fieldRuleOf(document, 'crm.Contract', 'margin');
          const outcome = editFieldRule(document, edit(to, role));
          if (!outcome.ok) continue;
          const after = fieldRuleOf(outcome.document, 'crm.Contract', 'margin');
          if (after === undefined) throw new Error('an edit leaves a rule');
          expect(settingOf(after, role)).toBe(to);
          for (const other of ['Rep', 'Finance', 'Lead'].filter((name) => name !== role)) {
            expect(settingOf(after, other)).toBe(
              before === undefined ? 'editable' : settingOf(before, other),
            );
          }
          document = outcome.document;
        }
      },
    ),
    { numRuns: 300 },
  );
});
