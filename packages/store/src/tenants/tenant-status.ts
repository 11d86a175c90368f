/**
 * Where a tenant is in its life.
 * - `preparing`: its first data are not in yet; nobody has been let in.
 * - `active`: open.
 * - `moving`: its data are being copied to another place; open all the same.
 * - `suspended`: shut until an operator restores it.
 * - `deleting`: shut, and destroyed once its time of grace is over; until then it can be restored.
 */
export type TenantStatus = 'preparing' | 'active' | 'suspended' | 'moving' | 'deleting';

/** Whether people, tokens and jobs may act in a tenant. What decides is the status that a call's own look-up reads. */
export function isOpen(status: TenantStatus): boolean {
  return status === 'active' || status === 'moving';
}
