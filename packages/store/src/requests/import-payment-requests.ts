import { randomUUID } from 'node:crypto';
import { takeBatch, type BatchTarget, type ReadRequest } from './import-batch.ts';
import type { DepartmentPlace } from './import-departments.ts';
import { parsePaymentLine } from './parse-payment-line.ts';
import { readLines, unpackedSize } from '../read-lines.ts';

/** How far an import is; `bytes` of the unpacked file. */
export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly lines: number;
  readonly taken: number;
  readonly alreadyThere: number;
  readonly refused: number;
}

export interface ImportReport {
  readonly lines: number;
  readonly taken: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly events: number;
  /** Events that happened although no rule of Remit's own leads there; they are kept as they were. */
  readonly departures: number;
  readonly departments: number;
}

/** Which log goes where, and who hears how far it is. Folders that are missing are made. */
export interface ImportOptions extends BatchTarget {
  readonly onProgress: (progress: ImportProgress) => void;
  /** When it aborts, the import ends before the next batch; what was taken stays taken. */
  readonly signal?: AbortSignal;
  /** Called for every line that is not taken: its number from 1, and why. */
  readonly onRefused: (line: number, why: string) => void;
}

const batchSize = 500;

/**
 * Takes a log of payment requests into a tenant, a batch and its audit event in one transaction. A request that is
 * there already, known by its case, is left alone: whoever was killed on the way starts again and gets no doubles.
 * @throws StoreError; the file system's error when the file cannot be read to its end; the signal's reason. What was
 * taken stays taken
 */
export async function importPaymentRequests(options: ImportOptions): Promise<ImportReport> {
  const { onProgress, onRefused } = options;
  const totalBytes = await unpackedSize(options.file);
  const correlationId = randomUUID();
  const linesOfCases = new Map<string, number>();
  const places = new Map<string, DepartmentPlace>();
  const count = { lines: 0, taken: 0, alreadyThere: 0, refused: 0, events: 0, departures: 0 };
  let bytes = 0;
  let batch: ReadRequest[] = [];

  const refuse = (line: number, why: string): void => {
    count.refused += 1;
    onRefused(line, why);
  };
  const report = (): void => onProgress({ ...count, bytes, totalBytes });
  const flush = async (): Promise<void> => {
    const taken = await takeBatch(options, batch, places, correlationId);
    count.taken += taken.requests;
    count.events += taken.events;
    count.departures += taken.departures;
    count.alreadyThere += batch.length - taken.requests;
    batch = [];
    report();
  };

  for await (const line of readLines(options.file)) {
    count.lines += 1;
    bytes = line.end;
    if ('unreadable' in line) {
      refuse(line.number, line.unreadable);
      continue;
    }
    if (line.text.trim() === '') {
      count.lines -= 1;
      continue;
    }
    const parsed = parsePaymentLine(line.text);
    if (!parsed.ok) {
      refuse(line.number, parsed.refused);
      continue;
    }
    const before = linesOfCases.get(parsed.request.case);
    if (before !== undefined) {
      refuse(
        line.number,
        `has the case \`${parsed.request.case}\` of line ${before}; every case stands on one line`,
      );
      continue;
    }
    linesOfCases.set(parsed.request.case, line.number);
    batch.push({ line: line.number, request: parsed.request });
    if (batch.length === batchSize) {
      options.signal?.throwIfAborted();
      await flush();
    }
  }
  if (batch.length > 0) await flush();
  report();
  return { ...count, departments: places.size };
}
