import type { Resource } from '@remit/policy/check';
import { decideForSubmitter, type SubmitterDecision } from '../in-place.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A request that its submitter, or somebody in their place, would have say something else. */
export interface ChangedRequest {
  readonly sentBy: string | null;
  readonly before: Resource;
  readonly next: Resource;
}

/**
 * Decides whether a request may be changed: as it stands and as it would stand it must be theirs to send, and to lie in
 * another folder it must be theirs to make there. Source: semantics.md, "Update".
 */
export function decideChange(call: TenantCall, { sentBy, before, next }: ChangedRequest): SubmitterDecision {
  const standing = decideForSubmitter(call, { sentBy, resource: before }, 'submit');
  if (standing.refused) return standing;
  const sent = { sentBy, resource: next };
  if (next.folder !== before.folder) {
    const create = decideForSubmitter(call, sent, 'create', { typed: true });
    if (create.refused) return create;
  }
  return decideForSubmitter(call, sent, 'submit', { typed: true });
}
