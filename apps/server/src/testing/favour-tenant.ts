import { FAVOUR } from '@remit/policy/favour';
import { approvalTenant, publishChanged } from './approval-tenant.ts';
import { assignRole } from './assign-role.ts';
import type { Served, ServedTenant } from './serve-sample.ts';

const on = 'fin.PaymentRequest';

/** Nobody approves for whoever approved for them. */
export const noFavours = { kind: 'actions', name: 'NoFavours', actions: [FAVOUR, 'approve'], on } as const;

/**
 * A tenant in which Alice and executives may approve for each other, and nothing keeps favours apart.
 * @param executives first names
 */
export async function favourTenant(served: Served, executives: readonly string[]): Promise<ServedTenant> {
  const tenant = await approvalTenant(served, {
    name: 'Payments',
    on,
    steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver', 'Exec'] }, need: 'any' }],
  });
  // The sample keeps returned favours apart for purchases, and then the history of every request tells of them.
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    exclusions: document.exclusions.filter((each) => each.kind !== 'actions' || each.actions[0] !== FAVOUR),
  }));
  for (const name of executives) await assignRole(tenant, 'Exec', tenant.memberIdOf(name));
  return tenant;
}
