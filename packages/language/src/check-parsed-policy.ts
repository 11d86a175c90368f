import { validatePolicy } from '@remit/policy/validate/validate';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import type { ParsedPolicy } from './parse-policy.ts';
import { positionsIn, type TextError } from './text-error.ts';

/** What a text states, and everything that keeps it from being a policy. */
export interface CheckedPolicy extends Omit<ParsedPolicy, 'errors'> {
  readonly errors: readonly TextError[];
}

/** What reading the text has already said, or could not say because what would be named was not read either. */
const OF_NAMES: ReadonlySet<PolicyProblem['kind']> = new Set(['unknown-name', 'ambiguous-type']);

/** A problem's sentence as the message of an error: without the stop at its end. */
const messageOf = (sentence: string): string => sentence.replace(/\.$/u, '');

/**
 * Checks what a whole policy states, which declares everything that it names: errors of its text first found, and every
 * problem of the document where the text says it, in the order of the text.
 * @param text that it was read from
 */
export function checkParsedPolicy(parsed: ParsedPolicy, text: string): CheckedPolicy {
  const positions = positionsIn(text);
  const broken = parsed.errors.length > 0;
  const problems = validatePolicy(parsed.document)
    .filter(({ kind }) => !broken || !OF_NAMES.has(kind))
    .map((problem) => ({ problem, offset: parsed.placeOf(problem.path)?.from ?? 0 }))
    .toSorted((left, right) => left.offset - right.offset)
    .map(({ problem, offset }): TextError => {
      const { sentence, nearest } = problem;
      return { ...positions.at(offset), message: messageOf(sentence), expected: [], nearest };
    });
  // The same slip is said once: by the text, which knows what was expected there.
  const said = new Set(parsed.errors.map(({ line, column }) => `${line}:${column}`));
  const added = problems.filter(({ line, column }) => !said.has(`${line}:${column}`));
  const errors = [...parsed.errors, ...added].toSorted(
    (left, right) => left.line - right.line || left.column - right.column,
  );
  return { ...parsed, errors };
}
