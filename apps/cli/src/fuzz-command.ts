import { fuzzApprovals } from './fuzz-approvals.ts';
import { fuzzCrash } from './fuzz-crash.ts';
import { fuzzDecisionsCommand } from './fuzz-decisions-command.ts';
import { fuzzRevocation } from './fuzz-revocation.ts';
import { fuzzTiming } from './fuzz-timing.ts';
import { fuzzIsolationCommand } from './fuzz-isolation.ts';

/** What can be fuzzed, each by its exit code: 0 when nothing was found, 1 when something was, 130 when it was stopped. */
export const fuzzers: ReadonlyMap<string, (args: readonly string[]) => Promise<number>> = new Map([
  ['approvals', fuzzApprovals],
  ['crash', fuzzCrash],
  ['decisions', fuzzDecisionsCommand],
  ['revocation', fuzzRevocation],
  ['timing', fuzzTiming],
  ['isolation', (args) => fuzzIsolationCommand(args, process.env)],
]);
