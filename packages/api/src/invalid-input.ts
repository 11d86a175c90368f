import type { ZodError } from 'zod';
import { RemitError } from './errors.ts';

/** At most this many problems are named; a body that is wrong everywhere is not worth listing. */
const mostNamed = 5;

/** The error for an input that breaks its schema: where each problem is, and what is wrong there. */
export function invalidInput(error: ZodError): RemitError {
  const sentences = error.issues.slice(0, mostNamed).map((issue) => {
    const place = issue.path.map(String).join('.');
    const message = issueWords(issue);
    return place === '' ? message : `\`${place}\`: ${message}`;
  });
  const rest = error.issues.length - sentences.length;
  const message = sentences[0] ?? 'the input is not what this procedure takes';
  return new RemitError('invalid', message, {
    cause: error,
    sentences: rest > 0 ? [...sentences, `and ${rest} more`] : sentences,
  });
}

/** Our schemas say in their own words what would be right; these are the cases where the library speaks. */
function issueWords(issue: ZodError['issues'][number]): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `\`${key}\``).join(', ');
    return issue.keys.length === 1
      ? `${keys} is not taken here; leave it out`
      : `${keys} are not taken here; leave them out`;
  }
  const spoken = issue.message.startsWith('Invalid ');
  if (issue.code === 'invalid_type' && spoken) return `must be ${issue.expected}`;
  if (issue.code === 'invalid_value' && spoken) {
    return `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
  }
  if (issue.code === 'too_big' && issue.message.startsWith('Too big')) {
    return `at most ${counted(issue.maximum, issue.origin)}`;
  }
  if (issue.code === 'too_small' && issue.message.startsWith('Too small')) {
    return `at least ${counted(issue.minimum, issue.origin)}`;
  }
  return issue.message;
}

/** A bound, with what is counted of a value; of a number it is the number itself. */
function counted(bound: number | bigint, origin: string): string {
  const one = { string: 'character', array: 'entry' } as const;
  const many = { string: 'characters', array: 'entries' } as const;
  if (origin !== 'string' && origin !== 'array') return String(bound);
  return `${bound} ${Number(bound) === 1 ? one[origin] : many[origin]}`;
}
