import { decideInFull } from '@remit/policy/decide-in-full';
import { matches } from '@remit/policy/evaluate-row-filter';
import { planWithSources } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import { whoCan } from '@remit/policy/who-can';
import { grantWords } from './grant-words.ts';
import { rowsOf } from './guard.ts';
import { memberRecord } from './people-search.ts';
import { candidatesFor } from './roles-granting.ts';
import { asStored } from './simulate-decision.ts';
import type { SimulatedRecord } from './simulate-resource.ts';
import type { Under } from './simulate-under.ts';
import type { SimulatedWho } from './simulate-views.ts';
import type { TenantCall } from './tenant-call.ts';

/** At most this many are named; all are counted. */
const mostNamed = 50;

/**
 * Who can take an action on a record, or, where no folder is named, on any such record at all. Whoever's access the
 * asker may not be told is counted and not named.
 */
export function simulateWho(
  call: TenantCall,
  under: Under,
  action: string,
  record: SimulatedRecord,
): SimulatedWho {
  const { policy, environment } = under;
  const { resource, type } = record;
  const anywhere = record.kind === 'described' && resource.folder === null;
  const able: readonly { readonly member: Subject['member'] }[] = anywhere
    ? candidatesFor(policy.compiled, call.directory, action, type.name).filter(
        (subject) =>
          planWithSources(policy.compiled, subject, action, type, environment, {
            ...resource,
            history: action === 'create' ? [] : null,
          }).filter.kind !== 'none',
      )
    : whoCan(
        policy.compiled,
        call.directory.directory,
        action,
        record.kind === 'described' && action !== 'create' ? asStored(resource) : resource,
        environment,
      );
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const named = able
    .filter(({ member }) => matches(explained, memberRecord(member)))
    .slice(0, mostNamed)
    .flatMap(({ member }) => {
      const person = call.directory.chip(member.id);
      const subject = call.directory.subject(member.id);
      if (person === null || subject === null) return [];
      return [{ person, because: anywhere ? '' : becauseOf(call, under, subject, action, record) }];
    });
  return { kind: 'who', total: able.length, people: named };
}

/** By what somebody can: "Approver at /operations up to 10,000.00 EUR". */
function becauseOf(
  call: TenantCall,
  { policy, environment }: Under,
  subject: Subject,
  action: string,
  { kind, resource }: SimulatedRecord,
): string {
  const { because } = decideInFull(policy.compiled, {
    subject,
    action,
    resource: kind === 'described' && action !== 'create' ? asStored(resource) : resource,
    environment,
  });
  const granted = because.find((cause) => cause.kind === 'granted');
  return granted?.kind === 'granted'
    ? grantWords(policy.compiled, call.directory, granted.grant, granted.source)
    : '';
}
