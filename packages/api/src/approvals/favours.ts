import { stoodInFor } from '@remit/approvals/delegation';
import type { Resource } from '@remit/policy/check';
import { bringsFavours, type FavouredType } from '@remit/policy/favour';
import { holdTogether } from '@remit/store/connection/hold-together';
import { favoursOf, lookAgainAfterFavour, sendersOfRequest } from '@remit/store/requests/mutual-approvals';
import type { ApprovalGround } from './approval-ground.ts';
import type { ReadableRequest } from '../requests/readable-request.ts';
import { requestTypes } from '../requests/request-types.ts';
import { sendersOf } from './senders-of.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A request that is not stored yet, with what its history will say of favours. */
export async function withFavours(call: TenantCall, resource: Resource): Promise<Resource> {
  const { history } = resource;
  const favours = call.policy.compiled.types.get(resource.type)?.favours ?? [];
  if (favours.length === 0 || history === null) return resource;
  const taken = await favoursOf(call.tx, sendersOf(history), favours);
  return { ...resource, history: [...history, ...taken] };
}

/** Names of the types of requests that are decided on favours. */
const typesAsking = ({ policy }: TenantCall): readonly string[] =>
  [...policy.compiled.types.values()].filter(bringsFavours).map(({ name }) => name);

/**
 * Before a request is locked to be approved: lets two who approve for each other do so one after the other, so that the
 * later sees what the earlier did. That lies between whoever approves, or is stood in for, and whoever sent the request:
 * what others decide at the same time waits for none of it, and what is decided on no favours waits for nobody.
 * @param ground what the call stands on, on its way
 * @returns the types that the request can be of: where its row was looked at, its own
 */
export async function holdFavours(
  call: TenantCall,
  id: string,
  ground: Promise<ApprovalGround>,
): Promise<readonly FavouredType[]> {
  const types = typesAsking(call);
  const all = requestTypes(call);
  if (types.length === 0) return all;
  const asked = sendersOfRequest(call.tx, id, types);
  const [{ delegations, environment }, found] = await Promise.all([ground, asked]);
  const senders = found?.senders ?? [];
  const { member } = call.subject;
  const stoodFor = stoodInFor(delegations, member.id, environment.now);
  const approvers = [
    member.person,
    ...stoodFor.flatMap((other) => call.directory.member(other)?.person ?? []),
  ];
  await holdTogether(
    call.tx,
    approvers.flatMap((approver) =>
      senders.map((sender) => `favour ${[approver, sender].toSorted().join(' ')}`),
    ),
  );
  const own = all.filter(({ name }) => name === found?.type);
  // One that is not there is asked for as often as one that is: how long it takes tells nobody which it is.
  return own.length > 0 ? own : all.slice(0, 1);
}

/** After an approval: whoever sent the request has taken a favour, and decides less than before. */
export async function afterFavour(
  call: TenantCall,
  { resource }: Pick<ReadableRequest, 'resource'>,
): Promise<void> {
  const done = sendersOf(resource.history);
  const types = typesAsking(call);
  if (types.length > 0 && done.length > 0)
    await lookAgainAfterFavour(call.tx, call.subject.member.person, done, types);
}
