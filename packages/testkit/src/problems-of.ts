import type { PolicyDocument } from '@remit/policy/document';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import { validatePolicy } from '@remit/policy/validate/validate';
import { smallDocument } from './small-tenant.ts';

/** What keeps a small document with these parts from being a policy. */
export const problemsOf = (parts: Partial<PolicyDocument>): readonly PolicyProblem[] =>
  validatePolicy(smallDocument(parts));
