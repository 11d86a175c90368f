import { sql } from 'drizzle-orm';
import type { Resource } from '@remit/policy/check';
import type { ResourceType } from '@remit/policy/document';
import { columnsOf } from '@remit/policy-sql/columns';
import { recordColumns, recordOf } from './read-record.ts';
import { type StoredRequest, storedColumns } from './requests.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** A request as it is kept, and its record as decisions take it. */
export interface WholeRequest {
  readonly stored: StoredRequest;
  readonly resource: Resource;
}

/**
 * Looks at a request whole, in one statement. Whoever locks it reads its record in a second one instead, which sees what
 * the lock had to wait for.
 * @param type of payment requests, as the policy in force declares it
 * @returns null when there is none of that id in the tenant
 */
export async function readWholeRequest(
  tx: TenantTransaction,
  type: ResourceType,
  id: string,
): Promise<WholeRequest | null> {
  const [row] = await tx.rows<StoredRequest & Readonly<Record<string, string | null>>>(sql`
    select ${recordColumns(type)}, ${storedColumns} from ${columnsOf(type).from}
    where "record"."tenant_id" = ${tx.tenantId} and "record"."id" = ${id}`);
  if (row === undefined) return null;
  const { revision, status, sentBy, approval, lookedUnder, submittedAt, decidedAt, place } = row;
  const stored = { id, revision, status, sentBy, approval, lookedUnder, submittedAt, decidedAt, place };
  return { stored, resource: recordOf(type, row) };
}
