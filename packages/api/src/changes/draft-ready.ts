import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { changesOfSteps } from '@remit/policy/draft/draft-steps';
import { hashOf } from '@remit/store/secrets/hash-of';
import { type DraftAsked, refusedDraft } from './draft-event.ts';
import { openDraft, type OpenDraft } from './draft-open.ts';
import { compileDraft, requireUnmovedBase } from './draft-policy.ts';
import { RemitError } from '../errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A draft that is a policy, on the version in force. */
export interface ReadyDraft extends OpenDraft {
  readonly compiled: CompiledPolicy;
  /** SHA-256 of the document that it would publish, hex: what an approval is of. */
  readonly documentHash: string;
}

/**
 * Holds a draft to what reviewing and publishing it ask for alike.
 * @throws RemitError `conflict` when the base moved or it changes nothing; `invalid` when it is no policy; audited
 */
export async function readyDraft(call: TenantCall, asked: DraftAsked): Promise<ReadyDraft> {
  const open = await openDraft(call, asked.draft.id);
  const { draft, steps, base, document } = open;
  try {
    requireUnmovedBase(call, draft.basedOn);
  } catch (error) {
    if (!(error instanceof RemitError)) throw error;
    const { denial } = refusedDraft(call, asked, 'conflict', error.publicMessage);
    throw new RemitError('conflict', error.publicMessage, {
      sentences: error.sentences,
      ...(denial === null ? {} : { denial }),
    });
  }
  if (changesOfSteps(base, steps.slice(0, draft.standing)).length === 0) {
    throw refusedDraft(call, asked, 'conflict', 'this draft changes nothing; there is nothing to publish');
  }
  const policy = compileDraft(call, document);
  if (!policy.valid) {
    const [first, ...others] = policy.problems;
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const what = first === undefined ? '' : `: \`${first.path}\`: ${first.message}${more}`;
    throw refusedDraft(call, asked, 'invalid', `this draft is not a policy yet${what}`);
  }
  const { compiled } = policy;
  return { ...open, compiled, documentHash: hashOf(compiled.document) };
}
