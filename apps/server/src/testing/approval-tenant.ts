import type { Approval } from '@remit/policy/document';
import { sql } from 'drizzle-orm';
import type { Served, ServedTenant } from './serve-sample.ts';

/**
 * A tenant of the sample under a policy with these steps; in it Alice is chief financial officer.
 */
export async function approvalTenant(served: Served, approval: Approval): Promise<ServedTenant> {
  const tenant = await served.addTenant();
  const nora = await tenant.signIn('nora');
  const { data } = await nora.call('policy.current');
  const document = { ...data.document, approvals: [approval] };
  const draft = { basedOn: data.version, document, member: nora.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  const { status } = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Two pairs of eyes' });
  if (status !== 200) throw new Error(`the policy was not published: ${status}`);
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), 'ChiefFinancialOfficer', '/', id
    from remit.member where email = 'alice@halden.example'`);
  return tenant;
}
