import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { administratorGap } from '../administrator-gap.ts';
import { brokenGuards } from './broken-guards.ts';
import { failingTests } from './failing-tests.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Why a valid draft may not go out, whoever publishes it; null when it may. Source: semantics.md, "Change". */
export function publishRefusal(call: TenantCall, draft: CompiledPolicy): string | null {
  const [conflict, ...others] = checkExclusions(draft, call.directory.directory, call.environment.now);
  if (conflict !== undefined) {
    const held = conflict.roles.map((role) => `\`${role}\``).join(' and ');
    const more = others.length === 0 ? '' : `, and there are ${others.length} more such cases`;
    return `under this draft somebody holds ${held}, which \`${conflict.exclusion}\` keeps apart${more}; end those assignments first`;
  }
  // Guards last: they alone may take long, and a draft that is refused anyway is not worth it.
  return administratorRefusal(call, draft) ?? failingTests(call, draft) ?? brokenGuards(call, draft);
}

function administratorRefusal(call: TenantCall, draft: CompiledPolicy): string | null {
  const gap = administratorGap(call, draft);
  if (gap === null) return null;
  return gap === call.environment.now
    ? 'under this draft nobody could publish a policy any more; leave at least one administrator'
    : `under this draft nobody could publish a policy from ${new Date(gap).toISOString()} on; leave at least one administrator`;
}
