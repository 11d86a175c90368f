import { sql } from 'drizzle-orm';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What somebody said of exactly one document. Instants are ms since 1970 UTC. */
export interface DraftReview {
  readonly revision: number;
  /** SHA-256 of the document that was looked at, hex. */
  readonly documentHash: string;
  readonly decision: 'approve' | 'reject';
  /** Id of the member. */
  readonly author: string;
  readonly at: number;
  readonly comment: string | null;
}

/** What somebody said beside a draft. */
export interface DraftComment {
  readonly id: string;
  /** What it is about; null for the draft as a whole. */
  readonly item: ItemName | null;
  readonly author: string;
  readonly at: number;
  readonly text: string;
}

const at = sql`floor(extract(epoch from at) * 1000)::float8 as at`;

/** Every review of a draft, oldest first. */
export function loadDraftReviews(tx: TenantTransaction, draft: string): Promise<readonly DraftReview[]> {
  return tx.rows<DraftReview>(sql`
    select revision, document_hash as "documentHash", decision, author, ${at}, comment from remit.draft_review
    where tenant_id = ${tx.tenantId} and draft_id = ${draft} order by id`);
}

/** Keeps what somebody said of one revision of a draft; whoever says something else later says it beside. */
export async function insertDraftReview(
  tx: TenantTransaction,
  draft: string,
  { revision, documentHash, decision, author, comment }: Omit<DraftReview, 'at'>,
): Promise<void> {
  await tx.rows(sql`
    insert into remit.draft_review (tenant_id, draft_id, revision, document_hash, decision, author, comment)
    values (${tx.tenantId}, ${draft}, ${revision}, ${documentHash}, ${decision}, ${author}, ${comment})`);
}

/** The last comments on a draft, oldest first. @param most of them */
export async function loadDraftComments(
  tx: TenantTransaction,
  draft: string,
  most: number,
): Promise<readonly DraftComment[]> {
  const rows = await tx.rows<DraftComment>(sql`
    select id, case when kind is null then null else jsonb_build_object('kind', kind, 'key', key) end as item, author,
      ${at}, text
    from remit.draft_comment where tenant_id = ${tx.tenantId} and draft_id = ${draft} order by id desc limit ${most}`);
  return rows.toReversed();
}

/** Keeps a comment on a draft, or on one item of it. */
export async function insertDraftComment(
  tx: TenantTransaction,
  draft: string,
  { item, author, text }: Omit<DraftComment, 'id' | 'at'>,
): Promise<void> {
  await tx.rows(sql`
    insert into remit.draft_comment (tenant_id, draft_id, kind, key, author, text)
    values (${tx.tenantId}, ${draft}, ${item?.kind ?? null}, ${item?.key ?? null}, ${author}, ${text})`);
}
