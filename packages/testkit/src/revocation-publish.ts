import { sql } from 'drizzle-orm';
import { hashOf } from '@remit/store/secrets/hash-of';
import { publishPolicyVersion } from '@remit/store/policy/policy-versions';
import type { RaceLane } from './revocation-lane.ts';

/** Publishes the policy that a lane began with, but for what one role gives; with `null`, all of it. */
export async function publishWithout(
  { store, tenantId, document }: RaceLane,
  role: string | null,
): Promise<void> {
  const roles = document.roles.map((each) =>
    each.name === role ? { ...each, grants: [], includes: [] } : each,
  );
  const next = { ...document, roles };
  await store.withTenant(tenantId, 'write', async (tx) => {
    const [tenant] = await tx.rows<{ version: number }>(
      sql`select policy_version as version from remit.tenant where tenant_id = ${tenantId}`,
    );
    await publishPolicyVersion(tx, {
      basedOn: tenant?.version ?? 0,
      document: next,
      hash: hashOf(next),
      effectHash: null,
      author: null,
      reason: 'a race',
    });
  });
}
