import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import { planWithSources } from '@remit/policy/plan-rows';
import { countReached } from './count-reached.ts';
import { RemitError } from './errors.ts';
import { fieldsGiven } from './fields-given.ts';
import { rowsOf } from './guard.ts';
import { requireAsked } from './simulate-ask.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { simulatedType } from './simulate-resource.ts';
import { simulatedThen } from './simulate-then.ts';
import { simulatedUnder } from './simulate-under.ts';
import type { SimulatedRowsView } from './simulate-views.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * On how many records of the type that a question is about somebody may take its action, counted in the tables, and what
 * they get of its fields. Under a published policy, and without facts of the caller's own: with those, one who may not
 * read the records could count out what is in them.
 * @throws RemitError `invalid` for a question with an open slot, and for one that is not counted; else as `simulateAsk`
 */
export async function simulateRows(
  asked: TenantCall,
  question: SimulateQuestion,
): Promise<SimulatedRowsView> {
  const { member, action, resource, draft, version, context } = question;
  if (member === null || action === null || resource.kind === 'anything') {
    throw new RemitError(
      'invalid',
      'records are counted for one person, one action and one type; name all three',
    );
  }
  if (draft !== null || version !== null || Object.keys(context).length > 0) {
    const sentence = 'records are counted under the policy in force, without `context`, `version` or `draft`';
    throw new RemitError('invalid', sentence);
  }
  const call = await simulatedThen(asked, question);
  const subject = requireAsked(call, member, question);
  const { policy, environment } = await simulatedUnder(call, question);
  const type = simulatedType({ policy, environment }, resource.type);
  if (moduleOf(type.name) === REMIT_MODULE || action === 'create') {
    throw new RemitError(
      'invalid',
      'only records that are stored are counted: name a type that has some, and not `create`',
    );
  }
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
