import { csvLine } from '@remit/audit/csv-line';
import type { ExportEntry } from './audit-export-read.ts';
import type { EntryWords, ExportFormat } from './audit-export-writing.ts';

const columns = [
  'sequence',
  'at',
  'actor',
  'actor_id',
  'on_behalf_of',
  'roles',
  'stream',
  'action',
  'target_type',
  'target_id',
  'outcome',
  'reasons',
  'before',
  'after',
  'details',
  'address',
  'agent',
  'policy_version',
  'directory_revision',
  'correlation_id',
  'session_id',
  'hash',
] as const;

/** CSV after RFC 4180, for spreadsheets: every cell is quoted, and none of them can be a formula there. */
export const csvFormat: ExportFormat = {
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  open: (_header, words) => ({
    start: () => csvLine(columns),
    entry: (entry) => csvLine(cellsOf(entry, words)),
    end: () => '',
  }),
};

function cellsOf({ sequence, hash, record }: ExportEntry, words: EntryWords): readonly string[] {
  const named = (id: string | null): string => (id === null ? '' : (words.person(id) ?? id));
  return [
    String(sequence),
    record.at,
    named(record.actor),
    record.actor ?? '',
    named(record.onBehalfOf),
    record.roles ?? '',
    record.stream ?? '',
    record.action,
    record.targetType,
    record.targetId ?? '',
    record.outcome,
    words.reasons(record).join(' '),
    words.state(record, 'before'),
    words.state(record, 'after'),
    words.state(record, 'details'),
    record.address ?? '',
    record.agent ?? '',
    String(record.policyVersion ?? ''),
    String(record.directoryRevision ?? ''),
    record.correlationId,
    record.sessionId ?? '',
    hash,
  ];
}
