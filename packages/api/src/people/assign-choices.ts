import { roleLabel } from '../grant-words.ts';
import { rowsGuard } from '../guard.ts';
import type { AssignChoices } from './people-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * What there is to assign and where, for whoever may assign anything.
 * @param next whom to ask where nothing may be
 */
export function assignChoices(call: TenantCall, next: string | null): AssignChoices {
  const { policy, directory, standing } = call;
  const assign = rowsGuard(call, 'remit.Assignment', 'create', next);
  const { timeZone } = standing.tenant;
  if (!assign.allowed) return { assign, roles: [], folders: [], timeZone };
  const roles = policy.compiled.document.roles.map(({ name, description }) => ({
    name,
    label: roleLabel(policy.compiled, name),
    description: description ?? '',
  }));
  return { assign, roles, folders: directory.directory.folders, timeZone };
}
