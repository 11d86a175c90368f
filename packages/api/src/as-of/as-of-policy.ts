import { compilePolicy } from '@remit/policy/compile';
import { listDrafts } from '@remit/store/policy/drafts';
import { hashOf } from '@remit/store/secrets/hash-of';
import { listPolicyVersions } from '@remit/store/policy/policy-versions';
import { rememberDraft } from '../changes/draft-memory.ts';
import { openDraft } from '../changes/draft-open.ts';
import { RemitError } from '../errors.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import type { TenantCall } from '../tenant-call.ts';
import { publishedVersion } from '../policy/versions-get.ts';
import type { AskedMoment } from './asked-moment.ts';

/** More drafts than that are not open at once. */
const mostDrafts = 500;

interface PolicyThen {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly policy: PolicyInForce;
}

/**
 * The policy that was in force at a moment, or will be as far as it is known.
 * @throws RemitError `not-found` for a version that was never published; `invalid` for a moment before the first
 */
export async function policyAsOf(call: TenantCall, asked: AskedMoment): Promise<PolicyThen> {
  if (asked.kind === 'version') {
    const { publishedAt } = await publishedVersion(call, asked.version);
    return { at: publishedAt, policy: await inForce(call, asked.version) };
  }
  const { at } = asked;
  if (at > call.standing.now) return { at, policy: (await scheduledBy(call, at)) ?? call.policy };
  // Newest first. A roll-back is a version of its own, so numbers are in the order of time.
  const versions = await listPolicyVersions(call.tx);
  const then = versions.find(({ publishedAt }) => publishedAt <= at);
  if (then !== undefined) return { at, policy: await inForce(call, then.version) };
  const first = versions.at(-1);
  const since =
    first === undefined ? '' : `; the first was published at ${new Date(first.publishedAt).toISOString()}`;
  throw new RemitError('invalid', `there was no policy yet at that moment${since}`);
}

async function inForce(call: TenantCall, version: number): Promise<PolicyInForce> {
  if (version === call.policy.published.version) return call.policy;
  const published = await publishedVersion(call, version);
  return { published, compiled: compilePolicy(published.document, version) };
}

/**
 * The draft that will have gone out by a moment. Of several that are scheduled only the first can: the others then stand
 * on a version that is not in force any more. Null where none will, or where the one that would is no policy.
 */
async function scheduledBy(call: TenantCall, at: number): Promise<PolicyInForce | null> {
  const [next] = await scheduledDrafts(call);
  if (next === undefined || next.scheduledAt > at || next.basedOn !== call.policy.published.version)
    return null;
  const { document } = await openDraft(call, next.id);
  const drafted = rememberDraft(call, document);
  if (!drafted.valid) return null;
  const { compiled } = drafted;
  return {
    compiled,
    published: {
      version: compiled.version,
      basedOn: next.basedOn,
      document: compiled.document,
      hash: hashOf(compiled.document),
      author: next.scheduledBy,
      reason: next.reason ?? '',
      publishedAt: next.scheduledAt,
    },
  };
}

/** The drafts that are to go out at a moment of their own, the first first. */
export async function scheduledDrafts({ tx }: Pick<TenantCall, 'tx'>) {
  const open = await listDrafts(tx, false, mostDrafts);
  return open
    .flatMap((draft) =>
      draft.state === 'scheduled' && draft.scheduledAt !== null
        ? [{ ...draft, scheduledAt: draft.scheduledAt }]
        : [],
    )
    .toSorted((a, b) => a.scheduledAt - b.scheduledAt);
}
