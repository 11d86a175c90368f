import { expect, test } from 'vitest';
import { conditionSentence } from './condition-sentence.ts';
import type { Comparison, Condition, Operand } from '../condition.ts';
import type { ResourceType } from '../document.ts';
import { moneyWords } from './money-words.ts';
import { sentenceText } from './sentence-part.ts';
import type { Value } from '../values/value.ts';

const type: ResourceType = {
  name: 'fin.Purchase',
  label: 'Purchase',
  fields: [
    { name: 'price', type: 'money', label: 'Price' },
    { name: 'supplier', type: 'text', label: 'Supplier' },
  ],
  actions: ['submit'],
  history: true,
};
const field = (name: string, of: 'resource' | 'environment' = 'resource'): Operand => ({
  kind: 'attribute',
  of,
  name,
});
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const euros = literal({ type: 'money', minor: 2_500_000, currency: 'EUR' });
const text = (value: string): Operand => literal({ type: 'text', value });
const compare = (left: Operand, operator: Comparison, right: Operand): Condition => ({
  kind: 'compare',
  operator,
  left,
  right,
});

const found = (name: string): string | null => (name === 'price' ? '30,000.00 EUR' : 'Cantal');
const circumstance = (name: string): string | null => (name === 'recent' ? 'the sum of the month' : null);
const said = (condition: Condition): string =>
  sentenceText(
    conditionSentence(condition, 'when', {
      type,
      names: {
        value: (value) =>
          value.type === 'money' ? moneyWords(value) : value.type === 'text' ? value.value : '',
        role: (name) => name,
        type: () => type,
      },
      found,
      circumstance,
    }),
  );

test.each<readonly [Condition, string]>([
  [compare(field('price'), '>', euros), 'its price (30,000.00 EUR) is more than 25,000.00 EUR'],
  [compare(field('supplier'), '=', text('Cantal')), 'its supplier is Cantal'],
  [compare(field('supplier'), '!=', text('Wurth')), 'its supplier (Cantal) is not Wurth'],
  [{ kind: 'in', operand: field('supplier'), list: [text('Cantal')] }, 'its supplier is Cantal'],
  [
    { kind: 'in', operand: field('supplier'), list: [text('Cantal'), text('Wurth')] },
    'its supplier (Cantal) is one of Cantal or Wurth',
  ],
  [compare(field('recent', 'environment'), '>', euros), 'the sum of the month is more than 25,000.00 EUR'],
  [compare(field('other', 'environment'), '>', euros), 'the circumstance “other” is more than 25,000.00 EUR'],
])(
  'a condition that is judged on a record says what it found there, where that is not said anyhow',
  (condition, words) => {
    expect(said(condition)).toBe(words);
  },
);
