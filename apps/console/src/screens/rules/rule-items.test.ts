import { itemText, readItem } from '@remit/language/item-text';
import { parsePolicy } from '@remit/language/parse-policy';
import { haldenWorks } from '@remit/sample/halden-works';
import { validatePolicy } from '@remit/policy/validate/validate';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { expect, test } from 'vitest';
import { addItem, freeName, removeItem, renameItem, setEntry } from '../../draft/edit-item.ts';
import { slotsOf, withSlot } from './item-slots.ts';
import { RULE_KINDS, ruleAddress, ruleNamed } from './rule-address.ts';
import { ruleItem, rulesOf, saysWords } from './rule-items.ts';
import { fromTemplate, TEMPLATES } from './rule-templates.ts';

const document = haldenWorks().policy;
const ground = { currency: 'EUR', today: '2026-11-20' };

test('every template makes something that is valid on each type that it is offered for', () => {
  let made = 0;
  const lacking = new Set<string>();
  for (const type of document.resources) {
    for (const template of TEMPLATES) {
      const item = fromTemplate(template, type, document, ground);
      if (typeof item === 'string') {
        lacking.add(template);
        continue;
      }
      made += 1;
      const name = freeName(document, item.kind, item.entry.name);
      const outcome = addItem(document, item.kind, { ...item.entry, name });
      if (!outcome.ok) throw new Error(outcome.reason);
      expect(validatePolicy(outcome.document)).toEqual([]);
      const read = readItem(itemText(outcome.document, { kind: item.kind, key: name }), item.kind, document);
      expect(read.errors).toEqual([]);
    }
  }
  expect(made).toBeGreaterThan(TEMPLATES.length * 2);
  expect(lacking.size).toBeGreaterThan(0);
});

test('each rule is found again by its address', () => {
  for (const kind of RULE_KINDS) {
    for (const { entry } of rulesOf(document, kind)) {
      const name = ruleNamed(ruleAddress({ kind, key: entry.name }));
      expect(name === null ? null : ruleItem(document, name)?.entry).toBe(entry);
    }
  }
  expect(ruleNamed('role.Employee')).toBeNull();
  expect(ruleNamed('rule')).toBeNull();
});

test('a condition that is set at a place is found there, and is gone once it is taken away', () => {
  const items = RULE_KINDS.flatMap((kind) => rulesOf(document, kind));
  const never = { kind: 'constant', value: false } as const;
  let places = 0;
  for (const item of items) {
    for (const { path, optional } of slotsOf(item, null)) {
      places += 1;
      const set = withSlot(item, path, never);
      expect(slotsOf(set, null).find((slot) => slot.path === path)?.condition).toBe(never);
      if (optional)
        expect(
          slotsOf(withSlot(set, path, null), null).find((slot) => slot.path === path)?.condition,
        ).toBeNull();
    }
  }
  expect(places).toBeGreaterThan(5);
});

const { document: small } = parsePolicy(`
resource crm.Deal
has: value money
set large on crm.Deal
where value > 5 EUR
role Seller
can: read.large on crm.Deal
# kept
rule Never
forbid delete on crm.Deal
because 'no'
`);

test('a set that is named otherwise is named so by the grants too, and stays while one of them needs it', () => {
  const renamed = renameItem(small, { kind: 'set', key: 'large' }, 'big');
  if (!renamed.ok) throw new Error(renamed.reason);
  expect(renamed.document.roles[0]?.grants[0]?.qualifiers).toEqual([{ kind: 'set', set: 'big' }]);
  expect(removeItem(small, { kind: 'set', key: 'large' })).toEqual({
    ok: false,
    reason: 'the role `Seller` grants what is in it; change that grant first',
  });
});

test('comments stay with a rule that is changed or named otherwise', () => {
  const item = { kind: 'rule', key: 'Never' } as const;
  const [entry] = small.rules;
  if (entry === undefined) throw new Error('there is no rule');
  const changed = setEntry(small, item, { ...entry, because: 'not that' });
  const renamed = changed.ok ? renameItem(changed.document, item, 'Nie') : changed;
  if (!renamed.ok) throw new Error(renamed.reason);
  expect(renamed.document.comments).toMatchObject([{ before: { key: 'Nie' }, text: 'kept' }]);
  expect(renameItem(small, item, 'two words')).toMatchObject({ ok: false });
  expect(freeName(small, 'rule', 'Never')).toBe('Never2');
});

test('a rule is found by its name, its sentence and its reason', () => {
  const item: SaidItem = { kind: 'rule', entry: small.rules[0] ?? raise() };
  expect(saysWords(item, 'Nobody may delete deals.', 'DEALS never')).toBe(true);
  expect(saysWords(item, 'Nobody may delete deals.', 'orders')).toBe(false);
});

function raise(): never {
  throw new Error('there is no rule');
}

test('a question without words of its own is called by the label of its field', () => {
  const [type] = document.resources;
  const [field] = type?.fields ?? [];
  if (type === undefined || field === undefined) throw new Error('the sample has no field');
  const entry = {
    name: 'A',
    on: type.name,
    asks: [{ field: field.name }, { field: field.name, text: 'Which?' }, { field: 'lost' }],
    steps: [],
  };
  const called = slotsOf({ kind: 'approval', entry }, type).map(({ name }) => name);
  expect(called).toEqual([field.label, 'Which?', 'lost']);
  expect(field.label).not.toBe(field.name);
});
