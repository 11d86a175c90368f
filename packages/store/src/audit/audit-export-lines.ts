import { recordText } from '@remit/audit/audit-record';
import { exportDigest, exportHeaderLine, exportLine, exportManifestLine } from '@remit/audit/export-format';
import { sha256Native } from '../secrets/sha256-native.ts';
import type { ExportFormat } from './audit-export-writing.ts';

/**
 * JSON Lines: the record itself, as its hashes cover it, but for events of which something is kept from the reader;
 * `remit audit verify --export` takes it.
 */
export const linesFormat: ExportFormat = {
  extension: 'jsonl',
  contentType: 'application/x-ndjson; charset=utf-8',
  open: (header, words, signer) => {
    const headerLine = exportHeaderLine(header);
    const digest = exportDigest(sha256Native, headerLine);
    return {
      start: () => `${headerLine}\n`,
      entry: ({ sequence, hash, previous, record }) => {
        const link = { sequence, hash };
        const redacted = words.redacted(record);
        const body = redacted === null ? 'event' : 'redacted';
        const line = exportLine(previous, link, recordText(redacted ?? record), body);
        digest.add(link, redacted === null ? null : line);
        return `${line}\n`;
      },
      end: () => `${exportManifestLine(signer, digest)}\n`,
    };
  },
};
