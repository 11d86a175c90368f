import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Cause } from '@remit/policy/decision';
import { writeAudit } from '@remit/store/audit/audit-log';
import { publishPolicyVersion } from '@remit/store/policy/policy-versions';
import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import { hashOf } from '@remit/store/secrets/hash-of';
import { compileDraft, requireUnmovedBase } from '../changes/draft-policy.ts';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { requireExplain } from '../require/require-explain.ts';
import { effectOn } from '../impact.ts';
import type { PreviewInput } from './policy-preview.ts';
import { publishRefusal } from '../changes/publish-refusal.ts';
import { widensAuthor } from '../widens-author.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface PublishInput extends PreviewInput {
  /** The effect that the author saw and accepted. */
  readonly effectHash: string;
  readonly reason: string;
}

/**
 * Publishes a draft: with the tenant locked, everything that the preview said is worked out again, and the draft goes
 * out only when it still says the same. The version and its audit event commit together.
 * @throws RemitError as `requireExplain` does, of the member whose effect is compared; `conflict` when the base or the
 *   effect moved; `invalid` when the draft is no policy; `forbidden` when it would widen its author, leave nobody who can
 *   administer, let somebody hold roles that it keeps apart, fail one of its tests, or break one of its guards or leave it
 *   unproved
 */
export async function publishPolicy(
  call: TenantCall,
  input: PublishInput,
): Promise<{ readonly version: number }> {
  const because = call.decisions.flatMap((decision) => decision.because);
  requireUnmovedBase(call, input.basedOn);
  const subject = call.directory.subject(input.member);
  if (subject === null) throw notFound();
  // Its refusals say what the draft would do to that person; the event of publishing is record enough.
  requireExplain(call, subject);
  const draft = compileDraft(call, input.document);
  if (!draft.valid) {
    throw new RemitError('invalid', 'this draft is not a policy yet', {
      sentences: draft.problems.map(({ path, message }) => `\`${path}\`: ${message}`),
    });
  }
  const { impact } = await effectOn(call, draft.compiled, subject);
  if (impact.effectHash !== input.effectHash) {
    const sentence = 'the effect is no longer the one you accepted; look at it again';
    throw new RemitError('conflict', sentence, {
      sentences: [impact.headline],
      denial: published(call, input, {
        version: null,
        outcome: 'deny',
        because: [{ kind: 'state', because: sentence }],
      }),
    });
  }
  const refusal = refusalOf(call, draft.compiled);
  if (refusal !== null) throw refusedPublishing(call, input, refusal);

  const hash = hashOf(input.document);
  const version = await publishPolicyVersion(call.tx, {
    document: input.document,
    basedOn: input.basedOn,
    effectHash: input.effectHash,
    author: call.subject.member.id,
    reason: input.reason,
    hash,
  });
  await writeAudit(call.tx, published(call, input, { version, outcome: 'allow', because }));
  return { version };
}

/** Why a valid draft may not go out by this author's hand alone; null when it may. */
function refusalOf(call: TenantCall, draft: CompiledPolicy): string | null {
  if (call.standing.tenant.secondPerson) {
    return 'here a change of the policy needs a second person; make it a draft, which somebody else approves';
  }
  if (widensAuthor(call, draft)) {
    return 'this draft widens your own access; a second person must publish what does';
  }
  return publishRefusal(call, draft);
}

function refusedPublishing(call: TenantCall, input: PublishInput, sentence: string): RemitError {
  const because: readonly Cause[] = [{ kind: 'forbidden', rule: 'publishing', because: sentence }];
  return new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: published(call, input, { version: null, outcome: 'deny', because }),
  });
}

function published(
  call: TenantCall,
  { document, basedOn, effectHash, reason }: PublishInput,
  result: {
    readonly version: number | null;
    readonly outcome: 'allow' | 'deny';
    readonly because: readonly AuditReason[];
  },
): AuditEvent {
  const decision = call.decisions.find(({ outcome }) => outcome === 'allow') ?? null;
  const { version: standingVersion, hash: standingHash } = call.policy.published;
  const hash = hashOf(document);
  return {
    ...happenedIn(call, decision),
    action: 'policy.published',
    target: { type: 'remit.Policy', id: result.version === null ? null : String(result.version) },
    outcome: result.outcome,
    because: result.because,
    before: { version: standingVersion, hash: standingHash },
    after: result.version === null ? null : { version: result.version, hash },
    details: { version: result.version, basedOn, hash, effectHash, reason },
  };
}
