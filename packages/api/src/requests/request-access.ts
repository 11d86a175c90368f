import type { ResourceType } from '@remit/policy/document';
import { decide } from '@remit/policy/decide';
import type { FavouredType } from '@remit/policy/favour';
import type { Subject } from '@remit/policy/subject';
import { stoodInFor } from '@remit/approvals/delegation';
import type { RowFilter } from '@remit/policy/row-filter';
import { type WholeRequest, lockWholeRequest, readWholeRequest } from '@remit/store/requests/whole-request';
import { caseOf } from '../approvals/approval-case-of.ts';
import { type ApprovalGround, approvalGround, decidersOf } from '../approvals/approval-ground.ts';
import { andFilters } from '../and-filters.ts';
import { rowsOf } from '../guard.ts';
import { onlookerSees, seenMasks } from '../onlooker.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { requestTypes } from './request-types.ts';
import { capacitiesOf } from './request-authority.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { ReadableRequest } from './readable-request.ts';

/**
 * The requests of a type that can be listed for the asker: readable, and in sight of the two fields that lists go by.
 * Listing by a field that is hidden on a row would tell its value.
 */
export function listable(call: TenantCall, { name }: ResourceType): RowFilter {
  const masks = seenMasks(call, name);
  const listed = masks.filter(({ field }) => field === 'status' || field === 'submitted_at');
  return andFilters([rowsOf(call, name, 'read'), ...listed.map(({ readable }) => readable)]);
}

/**
 * A request by its id, decided on as it is stored.
 * @param lock holds it until the transaction ends, so that of two decisions one comes first
 * @param types of which it can be
 * @throws RemitError `not-found` for one that is not there and for one that the asker may not read
 */
export async function requireRequest(
  call: TenantCall,
  id: string,
  lock: 'lock' | 'look',
  types: readonly FavouredType[] = requestTypes(call),
): Promise<ReadableRequest> {
  const found = await findRequest(call, id, lock === 'lock' ? lockWholeRequest : readWholeRequest, types);
  if (found === null) {
    // As is asked about one that may not be read: what a refusal asks and how long it takes tells nobody which it is.
    await approvalGround(call);
    throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  }
  const decision = decideHere(call, 'read', found.resource);
  if (decision.outcome === 'allow' || (await isDelegateFor(call, found))) return found;
  throw notFoundDenial(call, id, decision.because);
}

/** Whoever decides a request in another's place reads it, as long as it waits for them. */
async function isDelegateFor(call: TenantCall, request: WholeRequest): Promise<boolean> {
  const { id } = call.subject.member;
  const ground = await approvalGround(call);
  // Most people stand in for nobody, and are told at once.
  if (stoodInFor(ground.delegations, id, ground.environment.now).length === 0) return false;
  if (!onlookerSees(call, 'read', request.resource)) return false;
  const deciders = decidersOf(ground, { sentBy: request.stored.sentBy, resource: request.resource });
  const { state } = caseOf(ground, request, deciders);
  return capacitiesOf(state, deciders, id).some(
    ({ onBehalfOf }) =>
      onBehalfOf !== null &&
      decide(ground.compiled, {
        subject: subjectIn(ground, onBehalfOf),
        action: 'read',
        resource: request.resource,
        environment: ground.environment,
      }).outcome === 'allow',
  );
}

function subjectIn({ directory }: ApprovalGround, member: string): Subject {
  const subject = directory.subject(member);
  if (subject === null) throw new Error('a delegate decides for somebody whom the directory does not know');
  return subject;
}

/** A request that the asker has just acted on, as it stands now. */
export async function rereadRequest(call: TenantCall, id: string): Promise<ReadableRequest> {
  const found = await findRequest(call, id, readWholeRequest, requestTypes(call));
  if (found === null) throw new Error(`request ${id} is gone`);
  return found;
}

/** Asks for it as each of the types that it may be of, in one breath: nothing but the row says which. */
async function findRequest(
  call: TenantCall,
  id: string,
  read: typeof readWholeRequest,
  types: readonly FavouredType[],
): Promise<ReadableRequest | null> {
  const found = await Promise.all(
    types.map(async (type) => {
      const whole = await read(call.tx, type, id);
      return whole === null ? null : { type, ...whole };
    }),
  );
  return found.find((each) => each !== null) ?? null;
}
