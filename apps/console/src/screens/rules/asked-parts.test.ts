import { expect, test } from 'vitest';
import type { Approval } from '@remit/policy/document';
import { fileName, moved, withAsked, withOptional, withWords } from './asked-parts.ts';

test('a part moves by one place and never out of its list', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('a question without words of its own has none, and is required again as it was', () => {
  expect(withWords({ field: 'why', text: 'What for?' }, ' ')).toEqual({ field: 'why' });
  expect(withOptional(withOptional({ field: 'why' }, true), false)).toEqual({ field: 'why' });
});

test('an approval that asks for nothing any more is as it was before it asked', () => {
  const approval: Approval = { name: 'A', on: 'fin.A', steps: [] };
  const asking = withAsked(approval, { asks: [{ field: 'why' }], attaches: [{ name: 'quote', text: 'A' }] });
  expect(withAsked(asking, { asks: [] })).toEqual({ ...approval, attaches: [{ name: 'quote', text: 'A' }] });
  expect(withAsked(asking, { asks: [], attaches: [] })).toEqual(approval);
});

test.each([
  ['A quote of the supplier', [], 'quote_of_supplier'],
  ['Übersicht 2026', [], 'u_bersicht_2026'],
  ['見積書', [], 'file'],
  ['42 pages', [], 'pages'],
  ['The quote', ['quote', 'quote_2'], 'quote_3'],
])('the file “%s” beside %j is called %s', (text, taken, name) => {
  expect(fileName(text, taken)).toBe(name);
});
