import { expect, test } from 'vitest';
import { searchWords } from './search-words.ts';

test.each([
  ['a named word is kept', { q: 'pump' }, { q: 'pump' }],
  ['an unknown name is left out', { q: 'a', admin: 'true' }, { q: 'a' }],
  ['a word that is absent stays so', { q: undefined }, {}],
])('%s', (_, search, words) => {
  expect(searchWords('q', 'draft')(search)).toEqual(words);
});
