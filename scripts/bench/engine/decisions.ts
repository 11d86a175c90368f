import type { Check } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import { benchTenant, type BenchSize, type BenchTenant } from '@remit/testkit/bench-tenant';
import { benchChecks } from '@remit/testkit/bench-tenant-checks';

/** A tenant with its policy compiled and its questions as checks. */
export interface Asked {
  readonly tenant: BenchTenant;
  readonly compiled: CompiledPolicy;
  readonly checks: readonly Check[];
}

/**
 * Makes a tenant and has it answered once.
 * @throws when the engine answers a question otherwise than the reference evaluator
 */
export function askedTenant(size: BenchSize): Asked {
  const tenant = benchTenant(size);
  const compiled = compilePolicy(tenant.document, 1);
  const checks = benchChecks(tenant);
  checks.forEach((check, at) => {
    const allowed = decide(compiled, check).outcome === 'allow';
    if (allowed !== tenant.questions[at]?.allowed)
      throw new Error(`The engine and the reference differ on question ${at}.`);
  });
  return { tenant, compiled, checks };
}

/** Every question once; what comes out is used, so that no compiler leaves it out. */
export function decideAll({ compiled, checks }: Asked): number {
  let reasons = 0;
  for (const check of checks) {
    const { outcome, because } = decide(compiled, check);
    reasons += outcome === 'allow' ? because.length : -because.length;
  }
  return reasons;
}
