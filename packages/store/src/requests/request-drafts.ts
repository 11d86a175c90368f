import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What stands in the form of a request, as typed: whatever is missing is empty. */
export interface DraftEntries {
  /** What has no place of its own, by field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly purpose: string;
  readonly payee: string;
  readonly amount: string;
  readonly currency: string;
  /** Paths; null where none is chosen, or what was chosen is not there any more. */
  readonly department: string | null;
  readonly folder: string | null;
  readonly costType: string;
  /** The member in whose place it is asked; null for oneself. */
  readonly onBehalfOf: string | null;
}

/** The draft of a request, under the id that the request will have. */
export interface StoredRequestDraft extends DraftEntries {
  readonly id: string;
  /** Full name of the request's type; it stays what it is. */
  readonly type: string;
  readonly revision: number;
  /** ms since 1970 UTC. */
  readonly savedAt: number;
  readonly files: number;
}

const columns = sql`d.id, d.type, d.fields, d.purpose, d.payee, d.amount, d.currency, d.department, d.folder, d.cost_type as "costType",
  d.on_behalf_of as "onBehalfOf",
  d.revision, floor(extract(epoch from d.saved_at) * 1000)::float8 as "savedAt",
  (select count(*) from fin.payment_request_file f where f.tenant_id = d.tenant_id and f.draft_id = d.id)::int as files`;

/** A member's drafts, last saved first. */
export function listRequestDrafts(
  tx: TenantTransaction,
  member: string,
): Promise<readonly StoredRequestDraft[]> {
  return tx.rows<StoredRequestDraft>(sql`
    select ${columns} from fin.payment_request_draft d
    where d.tenant_id = ${tx.tenantId} and d.member_id = ${member} order by d.saved_at desc, d.id`);
}

/**
 * One of a member's drafts.
 * @param lock holds it until the transaction ends, so that of two who save or send it one comes first
 * @returns null where there is none of theirs under this id
 */
export async function readRequestDraft(
  tx: TenantTransaction,
  { id, member }: { readonly id: string; readonly member: string },
  lock: 'lock' | 'look',
): Promise<StoredRequestDraft | null> {
  const [draft] = await tx.rows<StoredRequestDraft>(sql`
    select ${columns} from fin.payment_request_draft d
    where d.tenant_id = ${tx.tenantId} and d.id = ${id} and d.member_id = ${member}
    ${lock === 'lock' ? sql`for update of d` : sql``}`);
  return draft ?? null;
}

/** Begins a draft, at its first revision. @returns false where there is one under its id, which stays as it is */
export async function insertRequestDraft(
  tx: TenantTransaction,
  { id, member }: { readonly id: string; readonly member: string },
  type: string,
  entries: DraftEntries,
): Promise<boolean> {
  const { purpose, payee, amount, currency, department, folder, costType, onBehalfOf, fields } = entries;
  const inserted = await tx.rows(sql`
    insert into fin.payment_request_draft
      (tenant_id, id, member_id, purpose, payee, amount, currency, department, folder, cost_type, on_behalf_of,
        type, fields, revision)
    values (${tx.tenantId}, ${id}, ${member}, ${purpose}, ${payee}, ${amount}, ${currency}, ${department}, ${folder},
      ${costType}, ${onBehalfOf}::uuid, ${type}, ${JSON.stringify(fields)}::text::jsonb, 1)
    on conflict (tenant_id, id) do nothing
    returning id`);
  return inserted.length > 0;
}

/** Saves what a draft that this transaction has locked says from now on. */
export async function saveRequestDraft(
  tx: TenantTransaction,
  id: string,
  entries: DraftEntries,
): Promise<void> {
  const { purpose, payee, amount, currency, department, folder, costType, onBehalfOf, fields } = entries;
  await tx.rows(sql`
    update fin.payment_request_draft set purpose = ${purpose}, payee = ${payee}, amount = ${amount},
      currency = ${currency}, department = ${department}, folder = ${folder}, cost_type = ${costType},
      on_behalf_of = ${onBehalfOf}::uuid, fields = ${JSON.stringify(fields)}::text::jsonb,
      revision = revision + 1, saved_at = now()
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Says that the files of a draft that this transaction has locked are others than before. */
export async function touchRequestDraft(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`
    update fin.payment_request_draft set revision = revision + 1, saved_at = now()
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Removes a draft, and its files with it. */
export async function deleteRequestDraft(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`delete from fin.payment_request_draft where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Hands the files of a draft to the request that it became, and removes the draft. */
export async function turnIntoRequest(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`
    update fin.payment_request_file set record_id = draft_id, draft_id = null
    where tenant_id = ${tx.tenantId} and draft_id = ${id}`);
  await deleteRequestDraft(tx, id);
}
