import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { LintCode } from '../lint-finding.ts';

/** A document that has what is looked for, and one that nearly has it. */
export interface LintCase {
  readonly title: string;
  readonly code: LintCode;
  readonly path: string;
  readonly has: Partial<PolicyDocument>;
  readonly nearly: Partial<PolicyDocument>;
  /** Null where the finding needs no directory. */
  readonly people?: Partial<Directory> | null;
  readonly nearlyPeople?: Partial<Directory> | null;
  /** How many ways out there are. */
  readonly fixes: number;
}
