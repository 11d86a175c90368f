import { expect, test } from 'vitest';
import { withArticle } from './with-article.ts';

test.each([
  'a payment request',
  'an account',
  'an employee',
  'an item',
  'an order',
  'an update',
  'an undo',
  'a unit',
  'a user',
  'a usage',
  'a European plant',
  'a one-off',
  'an hour',
  'a house',
  'an HR file',
  'an SKU',
  'a PDF',
  'a UI',
  'a “fin.Lost”',
])('one says “%s”', (said) => {
  expect(withArticle(said.replace(/^an? /u, ''))).toBe(said);
});
