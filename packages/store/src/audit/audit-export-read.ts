import { sql } from 'drizzle-orm';
import type { AuditRecord } from '@remit/audit/audit-record';
import { chainStart } from '@remit/audit/chain';
import { type AuditFilter, auditFilterSql, auditTextSql } from './audit-search-filter.ts';
import { readRecords, readSeals } from './audit-records.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** An event with its place in the chain, as an export writes it. */
export interface ExportEntry {
  readonly sequence: number;
  readonly hash: string;
  /** Hash of the place before it. */
  readonly previous: string;
  readonly record: AuditRecord;
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
  // From the place before the first on: its hash is what the first one covers.
  const places = await readSeals(tx, Math.max(after - 1, 0), upTo - Math.max(after - 1, 0));
  const stretch = places.filter(({ sequence }) => sequence > after && sequence <= upTo);
  const records = await readRecords(
    tx,
    stretch.map(({ eventId }) => eventId),
    sql`${auditFilterSql(filter)} and ${text}`,
  );
  const found = Map.groupBy(records, ({ id }) => id);
  const hashes = new Map(places.map(({ sequence, hash }) => [sequence + 1, hash]));
  return stretch.flatMap(({ sequence, hash, eventId }) =>
    (found.get(eventId) ?? []).map((record) => ({
      sequence,
      hash,
      previous: hashes.get(sequence) ?? chainStart.hash,
      record,
    })),
  );
}
