import type { ZodError } from 'zod';
import { RemitError } from './errors.ts';

/** At most this many problems are named; a body that is wrong everywhere is not worth listing. */
const mostNamed = 5;

/** The error for an input that breaks its schema: where each problem is, and what is wrong there. */
export function invalidInput(error: ZodError): RemitError {
  const sentences = error.issues.slice(0, mostNamed).map((issue) => {
    const place = issue.path.map(String).join('.');
    return place === '' ? issue.message : `\`${place}\`: ${issue.message}`;
  });
  const rest = error.issues.length - sentences.length;
  const message = sentences[0] ?? 'the input is not what this procedure takes';
  return new RemitError('invalid', message, {
    cause: error,
    sentences: rest > 0 ? [...sentences, `and ${rest} more`] : sentences,
  });
}
