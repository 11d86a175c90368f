import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import { checkGuards } from '@remit/policy/validate/check-guards';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import { runTests } from '@remit/policy/suggest/run-tests';
import { unaskedEmails } from '../changes/failing-tests.ts';
import type { HomeView } from './home-views.ts';
import type { TenantCall } from '../tenant-call.ts';

type Checks = NonNullable<HomeView['checks']>;

interface Proof extends Checks {
  readonly directory: Directory;
  readonly met: string;
  readonly at: number;
}

/** Guards may take long and are asked for with every visit: what turns on the time alone may be so old, in ms. */
const staysFor = 300_000;
/** A compiled policy is one tenant's, so nothing here is without its tenant. */
const proofs = new WeakMap<CompiledPolicy, Proof>();

/** What does not hold under the policy in force. Tests that the asker may not put count as failing, as on their page. */
export function failingHere(call: TenantCall): Checks {
  const { total, failing } = proofHere(call);
  const unasked = unaskedEmails(call, call.policy.compiled).map(({ test }) => test);
  const tests = failing.filter(({ kind, name }) => kind === 'test' && !unasked.includes(name));
  return {
    total,
    failing: [
      ...unasked.map((name) => ({ kind: 'test', name }) as const),
      ...tests,
      ...failing.filter(({ kind }) => kind !== 'test'),
    ],
  };
}

function proofHere({ policy: { compiled }, directory: { directory }, environment }: TenantCall): Proof {
  const met = environment.met.join(' ');
  const known = proofs.get(compiled);
  const fresh = known !== undefined && Math.abs(environment.now - known.at) < staysFor;
  if (fresh && known.directory === directory && known.met === met) return known;
  const tests = runTests(compiled, directory, environment);
  const guards = checkGuards(compiled, directory, environment);
  const exclusions = compiled.document.exclusions.filter(({ kind }) => kind === 'roles');
  const broken = new Set(
    checkExclusions(compiled, directory, environment.now).map(({ exclusion }) => exclusion),
  );
  const proof: Proof = {
    directory,
    met,
    at: environment.now,
    total: tests.length + guards.length + exclusions.length,
    failing: [
      ...tests.filter(({ passed }) => !passed).map(({ test: name }) => ({ kind: 'test', name }) as const),
      ...guards
        .filter(({ kind }) => kind !== 'holds')
        .map(({ guard: name }) => ({ kind: 'guard', name }) as const),
      ...exclusions
        .filter(({ name }) => broken.has(name))
        .map(({ name }) => ({ kind: 'exclusion', name }) as const),
    ],
  };
  proofs.set(compiled, proof);
  return proof;
}
