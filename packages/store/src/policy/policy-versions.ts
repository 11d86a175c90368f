import { sql } from 'drizzle-orm';
import type { PolicyDocument } from '@remit/policy/document';
import { StoreError } from '../errors.ts';
import { hashOf } from '../secrets/hash-of.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A published version without its document, as a list of versions shows it. */
export interface PolicyVersionSummary {
  readonly version: number;
  readonly basedOn: number;
  /** SHA-256 of the canonical document, hex. */
  readonly hash: string;
  /** Id of the member who published it; null for one that came with the tenant. */
  readonly author: string | null;
  readonly reason: string;
  /** In ms since 1970 UTC. */
  readonly publishedAt: number;
}

export interface PublishedPolicy extends PolicyVersionSummary {
  readonly document: PolicyDocument;
}

export interface NewPolicyVersion {
  readonly document: PolicyDocument;
  /** The version that the author saw and changed; 0 for the first. */
  readonly basedOn: number;
  readonly hash: string;
  /** SHA-256 of the effect that the author accepted, hex; null for a first version. */
  readonly effectHash: string | null;
  readonly author: string | null;
  readonly reason: string;
}

const summary = sql`version, based_on as "basedOn", hash, author, reason,
  floor(extract(epoch from published_at) * 1000)::float8 as "publishedAt"`;

const LATER_PARTS = { approvals: [], guards: [], tests: [], comments: [] } as const;

/** @returns null when there is no such version */
export async function loadPolicyVersion(
  tx: TenantTransaction,
  version: number,
): Promise<PublishedPolicy | null> {
  const [found] = await tx.rows<PublishedPolicy>(sql`
    select ${summary}, document from remit.policy_version
    where tenant_id = ${tx.tenantId} and version = ${version}`);
  if (found === undefined) return null;
  // Versions from before a part of the document existed have none of it; they stay as they were hashed.
  return { ...found, document: { ...LATER_PARTS, ...found.document } };
}

/** Whether a version's document is the one that was published, by the hash of then; null when there is no such version. */
export async function isAsPublished(tx: TenantTransaction, version: number): Promise<boolean | null> {
  const [found] = await tx.rows<{ document: unknown; hash: string }>(sql`
    select document, hash from remit.policy_version where tenant_id = ${tx.tenantId} and version = ${version}`);
  return found === undefined ? null : hashOf(found.document) === found.hash;
}

/** Every published version, newest first. */
export function listPolicyVersions(tx: TenantTransaction): Promise<readonly PolicyVersionSummary[]> {
  return tx.rows<PolicyVersionSummary>(sql`
    select ${summary} from remit.policy_version where tenant_id = ${tx.tenantId} order by version desc`);
}

/**
 * Publishes a document as the next version; from COMMIT on it decides. Holds the tenant's row, so that of two who
 * publish on the same base one finds that it moved.
 * @returns the number of the version
 * @throws StoreError `conflict` when another version than `basedOn` decides by now
 */
export async function publishPolicyVersion(tx: TenantTransaction, next: NewPolicyVersion): Promise<number> {
  const [tenant] = await tx.rows<{ version: number }>(sql`
    select policy_version as version from remit.tenant where tenant_id = ${tx.tenantId} for update`);
  if (tenant === undefined) throw new StoreError('not-found', 'there is no such tenant');
  if (tenant.version !== next.basedOn) {
    throw new StoreError(
      'conflict',
      `this draft is based on version ${next.basedOn}, and version ${tenant.version} has been published since`,
    );
  }
  const version = tenant.version + 1;
  await Promise.all([
    tx.rows(sql`
      insert into remit.policy_version
        (tenant_id, version, based_on, document, hash, effect_hash, author, reason)
      values (${tx.tenantId}, ${version}, ${next.basedOn}, ${JSON.stringify(next.document)}::jsonb, ${next.hash},
        ${next.effectHash}, ${next.author}, ${next.reason})`),
    tx.rows(sql`
      update remit.tenant set policy_version = ${version} where tenant_id = ${tx.tenantId}`),
  ]);
  return version;
}
