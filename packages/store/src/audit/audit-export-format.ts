import type { ExportFormat } from './audit-export-writing.ts';
import { csvFormat } from './audit-export-csv.ts';
import { linesFormat } from './audit-export-lines.ts';
import { reportFormat } from './audit-export-report.ts';

/** What the audit can be exported as. */
export const exportFormats = ['csv', 'jsonl', 'report'] as const;
export type ExportFormatName = (typeof exportFormats)[number];

/** How an export is written that is asked for by its name. */
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
