import type { PolicyTest } from '@remit/policy/document';

/** A test as a word of an address: a question with the answer that it got. */
export const testWord = (test: PolicyTest): string => JSON.stringify(test);
