import { describe, expect, test } from 'vitest';
import { confusableSkeleton, latinName, lookAlikes, plainName } from './confusable-skeleton.ts';

describe('names that look alike', () => {
  test.each([
    ['Cyrillic letters', 'Sales', 'Sаlеs'],
    ['Greek letters', 'Alpha', 'Αlphα'],
    ['full-width letters', 'Sales', 'Ｓａｌｅｓ'],
    ['a zero-width space', 'Sales', 'Sal\u200bes'],
    ['a mark of direction', 'Sales', '\u202eSales'],
    ['a soft hyphen', 'Sales', 'Sa\u00adles'],
    ['composition of accents', 'Caf\u00e9', 'Cafe\u0301'],
    ['a capital I for a small L', 'Role', 'RoIe'],
    ['a digit for a letter', 'Pool', 'P00l'],
    ['two letters for one', 'modern', 'modem'],
    ['capitals alone', 'SalesRep', 'Salesrep'],
    ['capitals that look like nothing else', 'IT', 'it'],
  ])('are found by %s', (_, name, other) => {
    expect(lookAlikes([name, 'Else', other])).toEqual([[name, other]]);
  });

  test.each([
    ['Sales', 'Sale'],
    ['Buyer', 'Byer'],
    ['Продажи', 'Закупки'],
    ['crm', 'hr'],
    ['Café', 'Cafe'],
  ])('%s and %s are not taken for one another', (name, other) => {
    expect(lookAlikes([name, other])).toEqual([]);
  });

  test('come as one group, however many ways they are alike', () => {
    expect(lookAlikes(['sales', 'Sales', 'Sаles', 'other'])).toEqual([['sales', 'Sales', 'Sаles']]);
  });

  test('have one skeleton, and a skeleton is its own', () => {
    const skeleton = confusableSkeleton('Modern RоIe 10');
    expect(confusableSkeleton(skeleton)).toBe(skeleton);
    expect(skeleton).toBe('rnodern role lo');
  });
});

test('a plain name is what is left when the unseen is gone', () => {
  expect(plainName('Ｓа\u200bl\u202ees')).toBe('Sаles');
  expect(latinName('Sаlеs')).toBe('Sales');
  expect(latinName('Продажа')).not.toBe('Продажа');
});
