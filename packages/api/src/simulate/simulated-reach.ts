import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import { planWithSources } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import { countReached } from '../count-reached.ts';
import { fieldsGiven } from '../fields/fields-given.ts';
import { rowsOf } from '../guard.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { simulatedType } from './simulate-resource.ts';
import type { Under } from './simulate-under.ts';
import type { SimulatedReached } from './simulate-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * On how many records of the type that a question is about somebody may take its action, counted in the tables, and what
 * they get of its fields.
 * @param subject whom the asker may be told of
 * @returns null where nothing is stored to count, and under anything but what is published and in force: with facts of
 * their own, one who may not read the records could count out what is in them
 */
export async function simulatedReach(
  call: TenantCall,
  under: Under,
  subject: Subject,
  { action, resource, draft, version, context }: SimulateQuestion,
): Promise<SimulatedReached | null> {
  if (action === null || action === 'create' || resource.kind === 'anything') return null;
  if (moduleOf(resource.type) === REMIT_MODULE) return null;
  if (draft !== null || version !== null || Object.keys(context).length > 0) return null;
  const { policy, environment } = under;
  const type = simulatedType(under, resource.type);
  const { filter } = planWithSources(policy.compiled, subject, action, type, environment);
  const [all = 0, reached = 0] = await countReached(call, type, [{ kind: 'all' }, filter]);
  // Whoever may explain others sees how much there is; to everyone else a total would tell of records they may not see.
  const knowsTotal = filter.kind === 'all' || rowsOf(call, 'remit.Member', 'explain').kind !== 'none';
  return {
    label: type.label,
    reached,
    total: knowsTotal ? all : null,
    fields: fieldsGiven(policy.compiled, subject, type, environment),
  };
}
