import { hashOf } from '@remit/store/secrets/hash-of';
import type { PolicyDocument } from '@remit/policy/document';
import { compileDraft, type DraftPolicy } from './draft-policy.ts';
import type { TenantCall } from '../tenant-call.ts';

/** So many drafts are ready to decide at once; of more, the one that was asked for longest ago goes. */
const most = 12;
const drafts = new Map<string, DraftPolicy>();

/**
 * As `compileDraft`, for a draft that several calls ask about, one after the other. No key is without its tenant, and the
 * document is in it: what is remembered is what would be worked out again.
 */
export function rememberDraft(call: TenantCall, document: PolicyDocument): DraftPolicy {
  const { version, hash } = call.policy.published;
  const key = `${call.tenantId} ${version} ${hash} ${hashOf(document)}`;
  const draft = drafts.get(key) ?? compileDraft(call, document);
  drafts.delete(key);
  drafts.set(key, draft);
  const oldest = drafts.keys().next();
  if (drafts.size > most && !oldest.done) drafts.delete(oldest.value);
  return draft;
}
