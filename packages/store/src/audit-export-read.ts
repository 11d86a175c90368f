import { sql } from 'drizzle-orm';
import type { AuditRecord } from '@remit/audit/audit-record';
import { type AuditFilter, auditFilterSql, auditTextSql } from './audit-search-filter.ts';
import { planAnew, recordColumns } from './audit-records.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** An event with its place in the chain, as an export writes it. */
export interface ExportEntry {
  readonly sequence: number;
  readonly hash: string;
  /** Hash of the place before it. */
  readonly previous: string;
  readonly record: AuditRecord;
}

interface EntryRow extends AuditRecord {
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string | null;
}

export interface ExportStretch {
  /** Number of the place before the first that is looked at. */
  readonly after: number;
  readonly upTo: number;
  readonly filter: AuditFilter;
  /** Names of details that no word of the filter may find. */
  readonly hidden: readonly string[];
}

/**
 * The events that a filter reaches in a stretch of a tenant's chain, in its order. However rare they are, it looks at
 * the stretch and no further.
 */
export async function readForExport(
  tx: TenantTransaction,
  { after, upTo, filter, hidden }: ExportStretch,
): Promise<readonly ExportEntry[]> {
  const words = filter.text?.trim() ?? '';
  const text = words === '' ? sql`true` : auditTextSql(tx.tenantId, words, hidden);
  const [, rows] = await Promise.all([
    planAnew(tx),
    tx.rows<EntryRow>(sql`
    select place.sequence::float8 as sequence, encode(place.hash, 'hex') as hash,
      encode(place.previous, 'hex') as "previousHash", ${recordColumns}
    from (
        select sequence, event_id, hash, lag(hash) over (order by sequence) as previous
        from remit.audit_seal
        where tenant_id = ${tx.tenantId} and sequence >= ${after}::bigint and sequence <= ${upTo}::bigint) place
      join remit.audit_event e on e.tenant_id = ${tx.tenantId} and e.id = place.event_id
    where place.sequence > ${after}::bigint and ${auditFilterSql(filter)} and ${text}
    order by place.sequence`),
  ]);
  return rows.map(({ sequence, hash, previousHash, ...record }) => ({
    sequence,
    hash,
    previous: previousHash ?? '0'.repeat(64),
    record,
  }));
}
