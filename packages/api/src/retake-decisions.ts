import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { countDecisions, type KeptDecision, readDecisions } from '@remit/store/audit/audit-decisions';
import type { AuditPlace } from '@remit/store/audit/audit-search';
import type { Store } from '@remit/store/open-store';
import { isAsPublished, loadPolicyVersion } from '@remit/store/policy/policy-versions';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { retake } from './retake.ts';

/** A decision on record that does not come out as it did, or that cannot be taken again. */
export interface RetakenOtherwise {
  /** Id of its event. */
  readonly event: string;
  /** What is otherwise, in a sentence. */
  readonly sentence: string;
}

/** What came of taking a tenant's decisions again. */
export interface Retaken {
  readonly decisions: number;
  readonly otherwise: readonly RetakenOtherwise[];
}

/** Decisions that are read at once: each may be asked with some 64 kB of facts. */
const page = 500;

/**
 * Takes every decision of a tenant's record again, the newest first: each stands on what was asked with the facts of then,
 * and on the policy version of then, and on nothing that has changed since.
 * @param onProgress called after each page
 * @throws StoreError; whatever `onProgress` throws
 */
export async function retakeDecisions(
  store: Pick<Store, 'withTenant'>,
  tenantId: TenantId,
  onProgress: (done: number, total: number) => void,
): Promise<Retaken> {
  const policies = new Map<number, CompiledPolicy | string>();
  const otherwise: RetakenOtherwise[] = [];
  let decisions = 0;
  let after: AuditPlace | null = null;
  const total = await store.withTenant(tenantId, 'read', (tx) =>
    countDecisions(tx, 0, Number.MAX_SAFE_INTEGER),
  );
  for (;;) {
    const from: AuditPlace | null = after;
    const taken = await store.withTenant(tenantId, 'read', async (tx) => {
      const found = await readDecisions(tx, { since: 0, after: from, limit: page });
      for (const decision of found) {
        const sentence = whatIsOtherwise(decision, await policyOf(tx, decision.policyVersion, policies));
        if (sentence !== null) otherwise.push({ event: decision.id, sentence });
      }
      return found;
    });
    decisions += taken.length;
    onProgress(decisions, total);
    if (taken.length < page) return { decisions, otherwise };
    after = taken.at(-1) ?? null;
  }
}

/** @param policy the one of then, or why it is not to be had. @returns null when it comes out as it did */
function whatIsOtherwise({ asked }: KeptDecision, policy: CompiledPolicy | string): string | null {
  if (typeof policy === 'string') return `it cannot be taken again, because ${policy}`;
  const { decision, same } = retake(policy, asked);
  return same ? null : `it was \`${asked.outcome}\`, and taken again it is \`${decision.outcome}\``;
}

/** The policy of then, or why it is not to be had. */
async function policyOf(
  tx: TenantTransaction,
  version: number | null,
  known: Map<number, CompiledPolicy | string>,
): Promise<CompiledPolicy | string> {
  if (version === null) return 'its event names no policy version';
  const before = known.get(version);
  if (before !== undefined) return before;
  const found = await publishedPolicy(tx, version);
  known.set(version, found);
  return found;
}

async function publishedPolicy(tx: TenantTransaction, version: number): Promise<CompiledPolicy | string> {
  const whole = await isAsPublished(tx, version);
  if (whole === false) return `policy version ${version} is not what was published`;
  const published = whole === null ? null : await loadPolicyVersion(tx, version);
  if (published === null) return `policy version ${version} is not there`;
  return compilePolicy(published.document, version);
}
