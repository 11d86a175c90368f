import type { ChainHead } from '@remit/audit/chain';
import type { ExportHeader } from '@remit/audit/export-format';
import { type Signer, signLine } from '@remit/audit/signer';
import type { FileInMaking } from './audit-export-file.ts';
import { readForExport } from './audit-export-read.ts';
import { chainHead } from './audit-records.ts';
import type { AuditFilter } from './audit-search-filter.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import type { EntryWords, ExportFormat } from './audit-export-writing.ts';

export interface ExportOptions {
  readonly tenant: ExportHeader['tenant'];
  readonly filter: AuditFilter;
  readonly format: ExportFormat;
  readonly exportedBy: string | null;
  readonly signer: Signer;
  readonly words: EntryWords;
  /** Names of details that no word of the filter may find. */
  readonly hidden: readonly string[];
  /** Opens a transaction in the tenant for one batch; what refuses it ends the export. */
  readonly enter: <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>;
  /** Places of the chain that one batch looks at; left out, some megabytes at the very most, however long the chain. */
  readonly stretch?: number;
  /** Told after each batch; what it throws ends the export. Both count places of the chain. */
  readonly onProgress: (done: number, total: number) => Promise<void>;
}

/** What an export came to. */
export interface ExportResult {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
  /** The first and last of its events in the chain; null for an export without any. */
  readonly first: number | null;
  readonly last: number | null;
  readonly head: ChainHead;
  /** The signed manifest, on one line. */
  readonly manifest: string;
}

/** Places of the chain that one batch of an export looks at, unless it is told otherwise. */
export const exportStretch = 2_000;

/**
 * Writes an export of a tenant's audit to a file, in the memory of one batch. It has the events that were sealed when
 * it began.
 */
export async function exportAudit(file: FileInMaking, options: ExportOptions): Promise<ExportResult> {
  const { tenant, filter, format, exportedBy, signer, words, hidden, enter, onProgress } = options;
  const { stretch = exportStretch } = options;
  const head = await enter(chainHead);
  const exportedAt = new Date().toISOString();
  const stated = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const whole = Object.keys(stated).length === 0;
  const header: ExportHeader = {
    format: 'remit-audit/1',
    tenant,
    whole,
    filter: whole ? null : stated,
    head,
    exportedAt,
    exportedBy,
  };
  const writing = format.open(header, words, signer);
  await file.write(writing.start());
  let events = 0;
  let first: number | null = null;
  let last: number | null = null;
  for (let after = 0; after < head.sequence; after += stretch) {
    const upTo = Math.min(after + stretch, head.sequence);
    const entries = await enter((tx) => readForExport(tx, { after, upTo, filter, hidden }));
    if (entries.length > 0) await file.write(entries.map((entry) => writing.entry(entry)).join(''));
    events += entries.length;
    first ??= entries[0]?.sequence ?? null;
    last = entries.at(-1)?.sequence ?? last;
    await onProgress(upTo, head.sequence);
  }
  await file.write(writing.end());
  const written = await file.finish();
  const manifest = signLine(signer, {
    manifest: 'remit-audit-export/1',
    tenant,
    format: format.extension,
    filter: header.filter,
    events,
    first,
    last,
    head,
    ...written,
    exportedAt,
    exportedBy,
  });
  return { events, ...written, first, last, head, manifest };
}
