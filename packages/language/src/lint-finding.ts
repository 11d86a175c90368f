import type { DocumentEdit } from '@remit/policy/draft/apply-edits';

/** What can be odd about a policy. Only `unknown-name` keeps a document from being one. */
export type LintCode =
  | 'unknown-name'
  | 'shadowed-name'
  | 'look-alike-names'
  | 'misleading-name'
  | 'names-nothing'
  | 'repeated-name'
  | 'unknown-place'
  | 'unknown-attribute'
  | 'bare-grant-everywhere'
  | 'grant-never-holds'
  | 'duplicate-grant'
  | 'duplicate-include'
  | 'unlimited-approval'
  | 'role-gives-nothing'
  | 'role-unassigned'
  | 'role-emptied'
  | 'base-grants-replaced'
  | 'scope-of-unknown-folder'
  | 'scope-never-reached'
  | 'scope-without-effect'
  | 'condition-never-true'
  | 'condition-never-false'
  | 'visible-and-hidden'
  | 'mask-without-effect'
  | 'field-role-cannot-read'
  | 'row-policy-without-effect'
  | 'rule-without-effect'
  | 'exclusion-broken'
  | 'exclusion-in-role'
  | 'guard-of-nobody'
  | 'unknown-member'
  | 'asked-of-nobody'
  | 'step-without-deciders';

/** A way out, as data: what a button would say, and what pressing it changes. */
export interface QuickFix {
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
}

/** Something that is wrong (`error`), is likely a slip (`warning`), or could be said more simply (`hint`). */
export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning' | 'hint';
  /** Where in the document, `roles[2].grants[0].where`. */
  readonly path: string;
  /** What is odd and what follows from it, in plain words; values in backticks. */
  readonly sentence: string;
  /** Names that may have been meant, nearest first. */
  readonly nearest: readonly string[];
  /** Ways out, the least that would change first. */
  readonly fixes: readonly QuickFix[];
}
