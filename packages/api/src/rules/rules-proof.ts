import { coverage } from '@remit/policy/suggest/coverage';
import { runTests } from '@remit/policy/suggest/run-tests';
import { draftChecks } from '../changes/draft-checks.ts';
import { unaskedEmails } from '../changes/failing-tests.ts';
import type { ProofView } from './rules-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What came of every test, guard and exclusion of the policy in force, and what of it no test turns on. Of people no
 * more is told than the asker may be told of them.
 */
export function proofOfPolicy(call: TenantCall): ProofView {
  const { compiled, published } = call.policy;
  // What a test as somebody turns on tells what they hold: of tests that cannot be asked here nothing is said.
  const unasked = new Set(unaskedEmails(call, compiled).map(({ test }) => test));
  const runs = runTests(compiled, call.directory.directory, call.environment).filter(
    ({ test }) => !unasked.has(test),
  );
  const { counts, parts } = coverage(compiled, runs);
  return {
    version: published.version,
    checks: draftChecks(call, compiled).filter(({ kind }) => kind !== 'author'),
    coverage: { ...counts, parts },
  };
}
