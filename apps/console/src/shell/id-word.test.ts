import { expect, test } from 'vitest';
import { idWord } from './id-word.ts';

const id = '0c868b86-57e1-8dd1-9419-a7218f7e4176';

test.each([
  ['an id is itself', id, id],
  ['one in capitals is the same', id.toUpperCase(), id],
  ['none is none', undefined, null],
  ['a name is none', 'alice', null],
  ['an id with something behind it is none', `${id}0`, null],
])('%s', (_, word, found) => {
  expect(idWord(word)).toBe(found);
});
