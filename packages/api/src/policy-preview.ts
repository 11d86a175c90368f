import type { PolicyDocument } from '@remit/policy/document';
import { compileDraft, requireUnmovedBase } from './draft-policy.ts';
import { effectOn } from './impact.ts';
import { requireExplain } from './require-explain.ts';
import { notFound } from './store-errors.ts';
import type { TenantCall } from './tenant-call.ts';
import type { PreviewView } from './views.ts';

export interface PreviewInput {
  readonly basedOn: number;
  readonly document: PolicyDocument;
  readonly member: string;
}

/**
 * What a draft would change for one person, or why it is no policy. Changes nothing.
 * @throws RemitError as `requireExplain` does: it tells what that person may do
 */
export async function previewPolicy(call: TenantCall, input: PreviewInput): Promise<PreviewView> {
  requireUnmovedBase(call, input.basedOn);
  const subject = call.directory.subject(input.member);
  if (subject === null) throw notFound();
  requireExplain(call, subject);
  const draft = compileDraft(call, input.document);
  if (!draft.valid) return draft;
  const { impact } = await effectOn(call, draft.compiled, subject);
  return { valid: true, impact };
}
