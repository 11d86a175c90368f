import type { Approval, PolicyDocument } from '@remit/policy/document';
import { assignRole } from './assign-role.ts';
import type { Caller, Served, ServedTenant } from './serve-sample.ts';

/** Publishes what an administrator makes of the policy in force. */
export async function publishChanged(
  nora: Caller,
  change: (document: PolicyDocument) => PolicyDocument,
): Promise<void> {
  const { data } = await nora.call('policy.current');
  const draft = { basedOn: data.version, document: change(data.document), member: nora.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  const { status } = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Two pairs of eyes' });
  if (status !== 200) throw new Error(`the policy was not published: ${status}`);
}

/**
 * A tenant of the sample under a policy with these steps; in it Alice is chief financial officer.
 */
export async function approvalTenant(served: Served, approval: Approval): Promise<ServedTenant> {
  const tenant = await served.addTenant();
  await publishChanged(await tenant.signIn('nora'), (document) => ({ ...document, approvals: [approval] }));
  await assignRole(tenant, 'ChiefFinancialOfficer', tenant.memberIdOf('alice'));
  return tenant;
}
