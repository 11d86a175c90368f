import type { PolicyDocument } from '@remit/policy/document';
import { asksAnew } from '../asks-anew.ts';
import { denialOf } from '../denial.ts';
import { compileDraft, requireUnmovedBase } from '../changes/draft-policy.ts';
import { effectOn } from '../impact.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import { notFound } from '../store-errors.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';
import type { PreviewView } from '../people/person-impact-views.ts';

export interface PreviewInput {
  readonly basedOn: number;
  readonly document: PolicyDocument;
  readonly member: string;
}

/**
 * What a draft would change for one person, or why it is no policy. Changes nothing.
 * @throws RemitError as `explainOnRecord` does: it tells what that person may do; `forbidden` for a draft that would
 *   count records by a question of its own, from someone who may not publish it
 */
export async function previewPolicy(call: TenantCall, input: PreviewInput): Promise<PreviewView> {
  requireUnmovedBase(call, input.basedOn);
  const subject = call.directory.subject(input.member);
  if (subject === null) throw notFound();
  explainOnRecord(call, subject);
  const draft = compileDraft(call, input.document);
  if (!draft.valid) return draft;
  if (asksAnew(input.document, call.policy.published.document)) requirePublish(call);
  const { impact } = await effectOn(call, draft.compiled, subject);
  return { valid: true, impact };
}

/** Whoever may publish answers for the questions of a draft; whoever only reads policies could ask for any value. */
function requirePublish(call: TenantCall): void {
  const decision = decideHere(call, 'publish', typeAsked('remit.Policy'));
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Policy:publish', null, decision.because);
}
