import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { partsOf } from '../permission-parts.ts';
import type { ProcedureAccess } from '../procedure-access.ts';
import { procedures } from '../procedures.ts';
import { rolesGranting } from '../roles-granting.ts';

/** What is always done together with something else, which is what the record says. */
const besides: ReadonlySet<string> = new Set(['fin.PaymentRequest create']);

/**
 * What somebody cannot do without leaving it on record, as `type action`: of these alone it can be said that nobody did
 * them. Reading is counted where it is listed or opened, and what applications do when they ask (count-uses.ts): where
 * none was counted, there may have been some all the same.
 */
export const recordedUses: readonly string[] = [
  ...new Set(
    Object.values<ProcedureAccess>(procedures).flatMap(({ permission, mode, decided }) => {
      if (mode !== 'write' || decided === 'standing' || decided === 'outside') return [];
      const { type, action } = partsOf(permission);
      const use = `${type} ${action}`;
      return action === 'read' || besides.has(use) ? [] : [use];
    }),
  ),
].toSorted();

/** Whether somebody can do any of that by a role: of one that only lets them read, no use is ever on record. */
export function tellsOfUse(policy: CompiledPolicy, role: string): boolean {
  return recordedUses.some((use) => {
    const [type = '', action = ''] = use.split(' ');
    return rolesGranting(policy, action, type).has(role);
  });
}
