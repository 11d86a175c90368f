import { TYPES } from '@remit/testkit/arbitrary/catalog';
import { expect, test } from 'vitest';
import { askedOf } from './asked-of.ts';
import {
  newLine,
  operatorsFor,
  recordFacts,
  subjectFacts,
  typeOfSide,
  withLeft,
  withOperator,
} from './condition-choices.ts';
import { conditionOfForm, type ConditionForm } from './condition-form.ts';
import type { ResourceType } from './document.ts';
import { groupRuleProblems } from './validate/group-rule-problems.ts';
import { sharedType } from './shared-type.ts';
import { storedFacts } from './stored-facts.ts';
import { validateCondition } from './validate/validate-condition.ts';

const ground = { currency: 'EUR', today: '2026-11-20' };

function problems(line: ConditionForm, type: ResourceType): readonly string[] {
  const condition = conditionOfForm(line);
  if (condition === null) return ['the form holds no condition'];
  const found: string[] = [];
  validateCondition(condition, [type], 'when', (_, path, sentence) => found.push(`${path}: ${sentence}`));
  return found;
}

test('whatever is chosen in a line, what stands there by then is a condition that is valid', () => {
  let lines = 0;
  for (const type of TYPES) {
    const facts = [...recordFacts(type), ...subjectFacts];
    const first = newLine('', type, ground);
    expect(problems(first, type)).toEqual([]);
    for (const fact of facts) {
      const about = withLeft(first, fact, type, ground);
      expect(problems(about, type)).toEqual([]);
      for (const operator of operatorsFor(typeOfSide(fact, type))) {
        const line = withOperator(about, operator, type, ground);
        expect(problems(line, type)).toEqual([]);
        lines += 1;
        for (const other of facts) expect(problems(withLeft(line, other, type, ground), type)).toEqual([]);
      }
    }
  }
  expect(lines).toBeGreaterThan(100);
});

test('whatever is chosen in a line of a rule of a group, what stands there by then is such a rule', () => {
  const alone = { ...ground, alone: true };
  const type: ResourceType = {
    name: 'remit.Member',
    label: 'Member',
    fields: [
      ...storedFacts([]),
      { name: 'level', type: 'number', label: 'Level' },
      { name: 'since', type: 'date', label: 'Since' },
      { name: 'seen', type: 'instant', label: 'Seen' },
      { name: 'regions', type: 'text[]', label: 'Regions' },
      { name: 'works_council', type: 'boolean', label: 'Works council' },
      { name: 'ceiling', type: 'money', label: 'Ceiling' },
    ],
    actions: [],
    history: false,
  };
  const wrong = (line: ConditionForm) => {
    const condition = conditionOfForm(line);
    if (condition === null) return ['the form holds no condition'];
    const attributes = new Set(type.fields.map(({ name }) => name));
    return groupRuleProblems(askedOf(condition, 'resource', 'subject'), attributes);
  };
  const facts = recordFacts(type).filter(({ name }) => name !== 'folder');
  let lines = 0;
  for (const fact of facts) {
    const about = withLeft(newLine('', type, alone), fact, type, alone);
    for (const operator of operatorsFor(typeOfSide(fact, type))) {
      expect(wrong(withOperator(about, operator, type, alone))).toEqual([]);
      lines += 1;
    }
  }
  expect(lines).toBeGreaterThan(60);
});

test('what is on the right stays when only the way of comparing changes', () => {
  const type = TYPES.find(({ name }) => name === 'fin.Payment');
  if (type === undefined) throw new Error('the catalog has no payments');
  const line = newLine('', type, ground);
  const filled = {
    ...line,
    right: [{ kind: 'value', value: { type: 'money', text: '5.00', currency: 'EUR', rate: '' } }] as const,
  };
  expect(withOperator(filled, '<', type, ground).right).toEqual(filled.right);
  expect(withOperator(filled, 'in', type, ground).right).toEqual(filled.right);
});

test('types have in common the fields of one name and kind, and a history only when all keep one', () => {
  const [account] = TYPES;
  if (account === undefined) throw new Error('the catalog is empty');
  const other: ResourceType = {
    ...account,
    name: 'x.Other',
    fields: [
      { name: 'name', type: 'text', label: 'Name' },
      { name: 'score', type: 'money', label: 'Score' },
    ],
    history: true,
  };
  expect(sharedType([account, other])?.fields.map(({ name }) => name)).toEqual(['name']);
  expect(sharedType([{ ...account, history: false }, other])?.history).toBe(false);
  expect(sharedType([account])).toBe(account);
  expect(sharedType([])).toBeNull();
});
