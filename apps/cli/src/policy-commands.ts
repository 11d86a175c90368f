import { checkCommand } from './check-command.ts';
import { diffCommand } from './diff-command.ts';
import { testCommand } from './test-command.ts';

/** What can be done with a policy text, each by its exit code. */
export const policyCommands = { check: checkCommand, diff: diffCommand, test: testCommand } as const;
