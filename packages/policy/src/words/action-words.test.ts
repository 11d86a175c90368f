import { expect, test } from 'vitest';
import { actionWords } from './action-words.ts';

test.each([
  ['approve', 'approve'],
  ['submitFor', 'submit for'],
  ['readOwnFile', 'read own file'],
  ['seeIBAN', 'see iBAN'],
  ['sign2Copies', 'sign2 copies'],
])('%s is said %s', (action, words) => {
  expect(actionWords(action)).toBe(words);
});
