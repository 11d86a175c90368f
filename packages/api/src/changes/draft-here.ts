import { hashOf } from '@remit/store/secrets/hash-of';
import { canonicalCall } from '../canonical-call.ts';
import { rememberDraft } from './draft-memory.ts';
import { type OpenDraft, openDraft } from './draft-open.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Drafted } from './changes-impact-views.ts';

/** A draft that stands on the version in force, ready to decide as the version that it would become. */
export interface DraftHere extends OpenDraft {
  readonly policy: PolicyInForce;
}

/**
 * Asks something of a draft, in a call whose policy is written as the draft is. One whose base moved has no effect to speak of until it is taken over to the version in
 * force, and one that is no policy says why: both are answers, for both are states of a draft that people look at.
 * @throws RemitError `not-found`
 */
export async function onDraft<Answer>(
  call: TenantCall,
  id: string,
  ask: (draft: DraftHere, canonical: TenantCall) => Answer | Promise<Answer>,
): Promise<Drafted<Answer>> {
  const opened = await openDraft(call, id);
  const { published } = call.policy;
  const { basedOn } = opened.draft;
  if (basedOn !== published.version) {
    const who = call.directory.chip(published.author)?.name ?? 'Remit';
    return {
      kind: 'moved',
      basedOn,
      version: published.version,
      author: who,
      publishedAt: published.publishedAt,
      reason: published.reason,
    };
  }
  const draft = rememberDraft(call, opened.document);
  if (!draft.valid) return { kind: 'invalid', problems: draft.problems };
  const { compiled } = draft;
  const policy = {
    published: {
      ...published,
      version: compiled.version,
      document: compiled.document,
      hash: hashOf(compiled.document),
    },
    compiled,
  };
  return { kind: 'answer', answer: await ask({ ...opened, policy }, canonicalCall(call)) };
}
