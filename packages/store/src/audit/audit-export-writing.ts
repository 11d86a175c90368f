import type { ExportHeader } from '@remit/audit/export-format';
import type { Signer } from '@remit/audit/signer';
import type { ExportEntry } from './audit-export-read.ts';

/** What a reader of an export is told of an event, beside what the record says as it stands. */
export interface EntryWords {
  /** A member's name; null for one that the directory does not know any more. */
  person(id: string): string | null;
  /** The reasons of an event in sentences. */
  reasons(record: ExportEntry['record']): readonly string[];
  /** `before`, `after` or `details` as JSON, without what the reader does not see. */
  state(record: ExportEntry['record'], column: 'before' | 'after' | 'details'): string;
  /** A record as its reader sees it; null where nothing of it is kept from them. */
  redacted(record: ExportEntry['record']): ExportEntry['record'] | null;
  /** A filter in words, one for each of its parts. */
  filter: readonly string[];
}

/** Writes an export piece by piece: what is returned goes to the file, and nothing of it is kept. */
export interface ExportWriting {
  start(): string;
  entry(entry: ExportEntry): string;
  end(): string;
}

/** One of the forms that an export can have. */
export interface ExportFormat {
  readonly extension: string;
  readonly contentType: string;
  open(header: ExportHeader, words: EntryWords, signer: Signer): ExportWriting;
}
