import type { Member } from '@remit/policy/directory';
import type { ResourceType } from '@remit/policy/document';
import { standingProblem } from '@remit/policy/standing';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { rowsOf } from '../guard.ts';
import { submitFor } from '../in-place.ts';
import { requestTypes } from '../requests/request-types.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PersonChip } from '../views.ts';

/**
 * Refuses to name anybody to whoever may ask in nobody's place: they are not told who there is either.
 * @throws RemitError `forbidden`, audited; `invalid` where there is no other active member of that id
 */
export function requireSubmitter(call: TenantCall, { name }: Pick<ResourceType, 'name'>, id: string): void {
  if (rowsOf(call, name, submitFor).kind === 'none')
    throw denialOf(call, `${name}:${submitFor}`, null, [{ kind: 'no-grant', tried: [] }]);
  const member = call.directory.member(id);
  if (member === null || !isAnother(call, member))
    throw new RemitError('invalid', '`onBehalfOf`: there is no other active member of that id');
}

/** At most so many are offered. */
const mostOffered = 10;

/** People in whose place something may be asked: active members whose name has these letters. Whether the asker may is decided for each request. */
export function submitterCandidates(call: TenantCall, q: string): readonly PersonChip[] {
  if (requestTypes(call).every(({ name }) => rowsOf(call, name, submitFor).kind === 'none')) return [];
  const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en');
  const wanted = folded(q);
  return call.directory.directory.members
    .filter((member) => isAnother(call, member) && folded(member.name).includes(wanted))
    .slice(0, mostOffered)
    .flatMap(({ id }) => call.directory.chip(id) ?? []);
}

function isAnother({ subject, environment }: TenantCall, member: Member): boolean {
  return member.person !== subject.member.person && standingProblem(member, environment.now) === null;
}
