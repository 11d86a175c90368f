import { partsOf } from './permission-parts.ts';
import { type ProcedureAccess, procedures } from './procedures.ts';

/** What is always done together with something else, which is what the record says. */
const besides: ReadonlySet<string> = new Set(['fin.PaymentRequest create']);

/**
 * What somebody cannot do without leaving it on record, as `type action`: of these alone it can be said that nobody did
 * them. Plain reading is on record nowhere, and neither is what an application does after it asked.
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
