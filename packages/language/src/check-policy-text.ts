import { type CheckedPolicy, checkParsedPolicy } from './check-parsed-policy.ts';
import { parsePolicy } from './parse-policy.ts';

/** Reads a whole policy and checks what it states, as `checkParsedPolicy` does. */
export const checkPolicyText = (text: string): CheckedPolicy => checkParsedPolicy(parsePolicy(text), text);
