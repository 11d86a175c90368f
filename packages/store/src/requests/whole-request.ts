import { sql } from 'drizzle-orm';
import type { Resource } from '@remit/policy/check';
import type { FavouredType } from '@remit/policy/favour';
import { columnsOf } from '@remit/policy-sql/columns';
import { recordColumns, recordOf } from '../records/read-record.ts';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A request as it is kept, and its record as decisions take it. */
export interface WholeRequest {
  readonly stored: StoredRequest;
  readonly resource: Resource;
}

/**
 * Looks at a request whole, in one statement.
 * @param type of the request, as the policy in force declares it
 * @returns null when there is none of that id in the tenant
 */
export async function readWholeRequest(
  tx: TenantTransaction,
  type: FavouredType,
  id: string,
): Promise<WholeRequest | null> {
  const [row] = await tx.rows<WholeRow>(sql`
    select ${recordColumns(type)}, ${storedColumns} from ${columnsOf(type).from}
    where "record"."tenant_id" = ${tx.tenantId} and "record"."id" = ${id}`);
  return row === undefined ? null : wholeOf(type, row);
}

/**
 * The same, held until the transaction ends, so that of two decisions one comes first.
 * @param tx one of which each statement sees what others have committed
 */
export async function lockWholeRequest(
  tx: TenantTransaction,
  type: FavouredType,
  id: string,
): Promise<WholeRequest | null> {
  const [row] = await tx.rows<WholeRow>(sql`
    select ${recordColumns(type)}, ${storedColumns}, ("record".xmin = (
      select seen.xmin from fin.payment_request as seen
      where seen.tenant_id = ${tx.tenantId} and seen.id = ${id}))::text as unchanged
    from fin.payment_request as "record"
    where "record"."tenant_id" = ${tx.tenantId} and "record"."id" = ${id} and "record"."type" = ${type.name}
    for update of "record"`);
  if (row === undefined) return null;
  // Of a row that somebody else changed meanwhile, the lock brings what it is now, and its history as it was before.
  return row['unchanged'] === 'true' ? wholeOf(type, row) : readWholeRequest(tx, type, id);
}

/** What `recordColumns` and `storedColumns` select: what is kept of a request is what such a row says of it. */
export type WholeRow = StoredRequest & Readonly<Record<string, string | null>>;

/** The request in a row that has it whole. */
export const wholeOf = (type: FavouredType, row: WholeRow): WholeRequest => ({
  stored: row,
  resource: recordOf(type, row),
});
