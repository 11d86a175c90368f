import type { ValidationScope } from './validation-scope.ts';
import { LIMITS } from '../limits.ts';

/** Control characters and those that turn the direction of writing: a comment must not read as what it is not. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** Comments: one line each, that shows what it says. */
export function validateComments({ document, report }: ValidationScope): void {
  document.comments.forEach(({ before, text }, index) => {
    const path = `comments[${index}]`;
    if (text.length > LIMITS.commentText)
      report('over-limit', `${path}.text`, `A comment has at most ${LIMITS.commentText} characters.`);
    if (/[\r\n]/u.test(text)) report('malformed-value', `${path}.text`, 'A comment is one line.');
    else if (UNSEEN.test(text.replaceAll('\t', '')) || !text.isWellFormed())
      report('malformed-value', `${path}.text`, 'A comment has no characters that nobody sees.');
    if (before !== null && (!Number.isSafeInteger(before.line) || before.line < 0))
      report('malformed-value', `${path}.before.line`, 'A comment stands at a line from 0 on.');
  });
}
