import type { PolicyDocument } from '@remit/policy/document';
import { applySteps, type DraftStep } from '@remit/policy/draft/draft-steps';
import { type DraftRow, loadDraft, loadDraftSteps } from '@remit/store/policy/drafts';
import { refusedPermission } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import { publishedVersion } from '../policy/versions-get.ts';

/** A draft with everything that it says. */
export interface OpenDraft {
  readonly draft: DraftRow;
  /** All its steps, those that were undone included. */
  readonly steps: readonly DraftStep[];
  /** The document of the version that it changes. */
  readonly base: PolicyDocument;
  /** What it makes of its base. */
  readonly document: PolicyDocument;
}

/**
 * A draft of the tenant, held until the transaction ends where its caller changes it.
 * @throws RemitError `not-found`; audited where it is to be changed
 */
export async function requireDraft(call: TenantCall, id: string): Promise<DraftRow> {
  const hold = call.access.mode === 'write' ? 'hold' : 'no';
  const draft = await loadDraft(call.tx, id, hold);
  if (draft !== null) return draft;
  if (hold === 'no') throw notFound();
  const { publicMessage } = notFound();
  const denial = refusedPermission(
    call,
    call.access.permission,
    { type: 'remit.Draft', id },
    [{ kind: 'unreadable' }],
    publicMessage,
  );
  throw new RemitError('not-found', publicMessage, { denial });
}

/** A draft with its steps and what they come to. @throws RemitError as `requireDraft` does */
export async function openDraft(call: TenantCall, id: string): Promise<OpenDraft> {
  const draft = await requireDraft(call, id);
  const steps = await loadDraftSteps(call.tx, id);
  const { document: base } = await publishedVersion(call, draft.basedOn);
  return { draft, steps, base, document: applySteps(base, steps.slice(0, draft.standing)) };
}
