import type { ExportHeader } from '@remit/audit/export-format';
import type { Signer } from '@remit/audit/signer';
import type { ExportEntry } from './audit-export-read.ts';
import { csvFormat } from './audit-export-csv.ts';
import { linesFormat } from './audit-export-lines.ts';
import { reportFormat } from './audit-export-report.ts';

/** What the audit can be exported as. */
export const exportFormats = ['csv', 'jsonl', 'report'] as const;
export type ExportFormatName = (typeof exportFormats)[number];

/** What a reader of an export is told of an event, beside what the record says as it stands. */
export interface EntryWords {
  /** A member's name; null for one that the directory does not know any more. */
  person(id: string): string | null;
  /** The reasons of an event in sentences. */
  reasons(record: ExportEntry['record']): readonly string[];
  /** `before`, `after` or `details` as JSON, without what the reader does not see. */
  state(record: ExportEntry['record'], column: 'before' | 'after' | 'details'): string;
  /** A filter in words, one for each of its parts. */
  filter: readonly string[];
}

/** Writes an export piece by piece: what is returned goes to the file, and nothing of it is kept. */
export interface ExportWriting {
  start(): string;
  entry(entry: ExportEntry): string;
  end(): string;
}

export interface ExportFormat {
  readonly extension: string;
  readonly contentType: string;
  open(header: ExportHeader, words: EntryWords, signer: Signer): ExportWriting;
}

export function exportFormat(name: ExportFormatName): ExportFormat {
  switch (name) {
    case 'csv':
      return csvFormat;
    case 'jsonl':
      return linesFormat;
    case 'report':
      return reportFormat;
    default:
      return name satisfies never;
  }
}
