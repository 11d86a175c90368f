import type { AuditEvent } from '@remit/audit/audit-event';
import { readRequestDraft, type StoredRequestDraft } from '@remit/store/requests/request-drafts';
import { paymentRequest } from '@remit/policy/request-type';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A draft, and the revision of it that whoever acts had seen. */
export interface SeenDraft {
  readonly id: string;
  readonly revision: number;
}

/**
 * A draft of the asker's own. It is theirs alone: also whoever sees the tenant as them finds none.
 * @returns null where there is none of theirs under this id
 */
export async function ownDraft(
  call: TenantCall,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredRequestDraft | null> {
  if (call.onlooker !== null) return null;
  return readRequestDraft(call.tx, { id, member: call.subject.member.id }, lock);
}

const elsewhere = 'This draft was saved elsewhere since you opened it.';

/**
 * A draft of the asker's own, as they have seen it.
 * @param hold until the transaction ends, or only looked at
 * @throws RemitError `not-found` where it was sent or thrown away, or never was theirs; `conflict` where it was saved since
 */
export async function requireDraft(
  call: TenantCall,
  { id, revision }: SeenDraft,
  action: 'request.saved' | 'request.discarded',
  hold: 'lock' | 'look' = 'lock',
): Promise<StoredRequestDraft> {
  const draft = await ownDraft(call, id, hold);
  if (draft === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  if (draft.revision === revision) return draft;
  throw new RemitError('conflict', elsewhere, {
    sentences: [elsewhere],
    denial: {
      ...draftEvent(call, action, { before: draft, after: null }),
      outcome: 'deny',
      because: [{ kind: 'state', because: elsewhere }],
    },
  });
}

type Known = Pick<StoredRequestDraft, 'id' | 'type' | 'revision' | 'files'>;

/** The audit event of something done to a draft: that it was done, and nothing of what it says. */
export function draftEvent(
  call: TenantCall,
  action: 'request.saved' | 'request.discarded',
  { before, after }: { readonly before: Known | null; readonly after: Known | null },
): AuditEvent {
  const stands = (known: Known | null) =>
    known === null ? null : { status: 'draft', revision: known.revision, files: known.files };
  const common = {
    ...happenedIn(call, null),
    target: { type: before?.type ?? after?.type ?? paymentRequest, id: before?.id ?? after?.id ?? null },
    outcome: 'allow',
    because: [],
    before: stands(before),
    after: stands(after),
  } as const;
  return action === 'request.saved'
    ? { ...common, action, details: { revision: before?.revision ?? null } }
    : { ...common, action, details: { revision: before?.revision ?? 0 } };
}
