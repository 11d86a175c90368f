import { expect } from 'vitest';
import type { PolicyDocument } from '@remit/policy/document';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import { problemsOf } from './problems-of.ts';

/** What a document has in it, the problem that this is, and a name that may have been meant; empty where there is none. */
export type ProblemCase = readonly [
  title: string,
  parts: Partial<PolicyDocument>,
  kind: PolicyProblem['kind'],
  nearest: string,
];

/** The problem is among those found, is said in a sentence, and offers what may have been meant. */
export function expectProblem(...[, parts, kind, nearest]: ProblemCase): void {
  const found = problemsOf(parts);
  expect(found.map((problem) => problem.kind)).toContain(kind);
  const problem = found.find((each) => each.kind === kind);
  expect(problem?.sentence).toMatch(/^[`A-Z].*\.$/u);
  if (nearest !== '') expect(problem?.nearest).toContain(nearest);
}
