import { expect, test } from 'vitest';
import { searchWords } from './search-words.ts';

const read = searchWords('q', 'draft');

test.each([
  ['a word is kept', { q: 'pump' }, { q: 'pump' }],
  ['a number that somebody typed is a word', { q: 2026 }, { q: '2026' }],
  ['an unknown name is left out', { q: 'a', admin: 'true' }, { q: 'a' }],
  ['an empty word is none', { q: '' }, {}],
  ['a list is none', { q: ['a'], draft: { a: 1 } }, {}],
  ['a word beyond all bounds is none', { draft: 'x'.repeat(20_001) }, {}],
])('%s', (_, search, words) => {
  expect(read(search)).toEqual(words);
});
