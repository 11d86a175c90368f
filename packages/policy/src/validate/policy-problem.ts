/** Something that keeps a document from being a policy. */
export interface PolicyProblem {
  readonly kind:
    | 'unknown-name'
    | 'ambiguous-type'
    | 'duplicate-name'
    | 'reserved-name'
    | 'include-cycle'
    | 'over-limit'
    | 'type-mismatch'
    | 'malformed-value'
    | 'null-in-list'
    | 'edit-without-sight'
    | 'mixed-duties'
    | 'not-recorded'
    | 'untranslatable';
  /** Where in the document, `roles[2].grants[0].where`. */
  readonly path: string;
  /** What is wrong, and what would be right. */
  readonly sentence: string;
  /** Names that may have been meant, nearest first. */
  readonly nearest: readonly string[];
}

/** A document that is no policy, with every problem it has. */
export class PolicyInvalid extends Error {
  override readonly name = 'PolicyInvalid';
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.sentence}`).join('\n'));
    this.problems = problems;
  }
}
