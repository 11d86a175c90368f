import type { Member } from '@remit/policy/directory';
import { addRequestEvent } from '@remit/store/requests';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/** As what the history has whoever a request was sent for: they did not send it, and count as if they had. */
export const sentForThem = 'submitter';

/**
 * Writes into a request's history that it was sent: by whoever sent it, and where that was in another's place also of
 * that person, so that whatever keeps duties apart counts both.
 */
export async function addSubmission(
  tx: TenantTransaction,
  {
    requestId,
    at,
    sender,
    onBehalfOf,
  }: {
    readonly requestId: string;
    /** ms since 1970 UTC. */
    readonly at: number;
    readonly sender: Member;
    readonly onBehalfOf: Member | null;
  },
): Promise<void> {
  const common = { requestId, at, action: 'submit', comment: null } as const;
  if (onBehalfOf !== null) {
    const { id: actor, person } = onBehalfOf;
    await addRequestEvent(tx, { ...common, actor, person, capacity: sentForThem });
  }
  const { id: actor, person } = sender;
  await addRequestEvent(tx, { ...common, actor, person, onBehalfOf });
}
