import type { Member } from '@remit/policy/directory';
import { matches } from '@remit/policy/evaluate-row-filter';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { requireMember } from '../require/require-member.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { PersonChip } from '../views.ts';

const member = 'remit.Member';

/** To ask for access in another's place is a permission of its own: whoever may see somebody may not do that. */
const requestFor = 'requestFor';

/**
 * Whom a role is asked for: the asker, or whom they may ask for.
 * @param onBehalfOf member id; null for the asker
 * @throws RemitError `not-found` for nobody and for someone whom the asker may not see, alike; `forbidden`, audited, to
 *   whoever may not ask in their place; `invalid` where there is no other active member of that id
 */
export function requireAccessFor(call: TenantCall, onBehalfOf: string | null): Subject {
  if (onBehalfOf === null) return call.subject;
  const named = call.directory.member(onBehalfOf);
  // Asked first: of the decisions of a call the first is the one that its audit event rests on.
  const decision = named === null ? null : decideHere(call, requestFor, memberRecord(named));
  const subject = requireMember(call, onBehalfOf);
  if (decision?.outcome !== 'allow')
    throw denialOf(call, `${member}:${requestFor}`, onBehalfOf, decision?.because ?? []);
  if (!isAnother(call, subject.member))
    throw new RemitError('invalid', '`onBehalfOf`: there is no other active member of that id');
  return subject;
}

/** Whether there may be anybody in whose place the asker may ask. */
export const asksForOthers = (call: TenantCall): boolean => rowsOf(call, member, requestFor).kind !== 'none';

/** At most so many are offered. */
const mostOffered = 10;

/** Whom the asker may ask for: active members whom they may see, whose name has these letters. */
export function accessCandidates(call: TenantCall, q: string): readonly PersonChip[] {
  if (!asksForOthers(call)) return [];
  const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en');
  const wanted = folded(q);
  const within = [rowsOf(call, member, requestFor), rowsOf(call, member, 'read')];
  return call.directory.directory.members
    .filter((each) => isAnother(call, each) && folded(each.name).includes(wanted))
    .filter((each) => within.every((rows) => matches(rows, memberRecord(each))))
    .slice(0, mostOffered)
    .flatMap(({ id }) => call.directory.chip(id) ?? []);
}

function isAnother({ subject, environment }: TenantCall, other: Member): boolean {
  return other.person !== subject.member.person && standingProblem(other, environment.now) === null;
}
