import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { replayHistory } from '@remit/approvals/replay-history';
import { writeAudit } from './audit-log.ts';
import { StoreError } from './errors.ts';
import { insertRows } from './insert-rows.ts';
import { placeDepartments, type DepartmentPlace } from './import-departments.ts';
import type { Store } from './open-store.ts';
import { parsePaymentLine, type LoggedRequest } from './parse-payment-line.ts';
import { readLines, unpackedSize } from './read-lines.ts';
import type { TenantId } from './tenant-id.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

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

export interface ImportOptions {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly file: string;
  /** The folder below which each department of the log gets one; made when it is missing. */
  readonly folder: string;
  /** Currency of the amounts in the log. */
  readonly currency: string;
  readonly onProgress: (progress: ImportProgress) => void;
  /** When it aborts, the import ends before the next batch; what was taken stays taken. */
  readonly signal?: AbortSignal;
  /** Called for every line that is not taken: its number from 1, and why. */
  readonly onRefused: (line: number, why: string) => void;
}

interface ReadRequest {
  readonly line: number;
  readonly request: LoggedRequest;
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

/** Takes a batch: places first, then the requests that are new, then their events, then what the audit says of it. */
async function takeBatch(
  { store, tenantId, file, folder, currency }: ImportOptions,
  batch: readonly ReadRequest[],
  places: Map<string, DepartmentPlace>,
  correlationId: string,
): Promise<{ requests: number; events: number; departures: number }> {
  const read = batch.map(({ request }) => ({ request, id: randomUUID(), ...endOf(request) }));
  return store.withTenant(tenantId, 'write', async (tx) => {
    const placed = await placeDepartments(
      tx,
      folder,
      [...new Set(batch.map(({ request }) => request.department))],
      places,
    );
    const fresh = await insertRequests(
      tx,
      read.map((one) => requestRow(one.id, one.request, one, placeOf(placed, one.request), currency)),
    );
    const taken = read.filter(({ id }) => fresh.has(id));
    const events = await insertEvents(tx, taken);
    if (taken.length > 0) {
      await writeAudit(tx, {
        actor: null,
        action: 'requests.imported',
        target: { type: 'fin.PaymentRequest', id: null },
        outcome: 'allow',
        because: [],
        details: {
          source: basename(file),
          firstLine: batch[0]?.line ?? 0,
          lastLine: batch.at(-1)?.line ?? 0,
          requests: taken.length,
          events,
        },
        correlationId,
      });
    }
    // Only now: a batch that is rolled back must not leave places behind that are not there.
    for (const [department, place] of placed) places.set(department, place);
    return {
      requests: taken.length,
      events,
      departures: taken.reduce((sum, { departures }) => sum + departures, 0),
    };
  });
}

interface Ending {
  readonly status: 'waiting' | 'approved' | 'rejected' | 'paid' | 'withdrawn';
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  readonly revision: number;
  readonly departures: number;
}

/** Where a history ends, as the table keeps it. A draft that was never sent waits for nobody: it counts as withdrawn. */
function endOf(request: LoggedRequest): Ending {
  const replayed = replayHistory(request.events);
  const first = request.events[0];
  if (replayed === null || first === undefined) {
    throw new StoreError('invalid', `the case \`${request.case}\` has no events`);
  }
  const { state, departures } = replayed;
  return {
    status: state.status === 'draft' ? 'withdrawn' : state.status,
    submittedAt: state.submittedAt ?? first.at,
    decidedAt: state.decidedAt,
    revision: state.revision,
    departures: departures.length,
  };
}

function placeOf(places: ReadonlyMap<string, DepartmentPlace>, request: LoggedRequest): DepartmentPlace {
  const place = places.get(request.department);
  if (place === undefined)
    throw new StoreError('invalid', `\`${request.department}\` has no place in the tree`);
  return place;
}

type Row = Readonly<Record<string, string | number | null>>;

function requestRow(
  id: string,
  request: LoggedRequest,
  ending: Ending,
  place: DepartmentPlace,
  currency: string,
): Row {
  const serial = /^requestforpayment(\d+)$/.exec(request.case)?.[1];
  return {
    id,
    folder: place.folder,
    number: serial === undefined ? `LOG-${request.case}` : `RFP-${serial}`,
    purpose: request.task ?? `Request for payment ${serial ?? request.case}`,
    amount_minor: request.amountMinor,
    amount_currency: currency,
    department: place.department,
    status: ending.status,
    cost_type: request.costType,
    project: request.project,
    submitted_at: new Date(ending.submittedAt).toISOString(),
    decided_at: ending.decidedAt === null ? null : new Date(ending.decidedAt).toISOString(),
    revision: ending.revision,
    external_case: request.case,
  };
}

async function insertRequests(tx: TenantTransaction, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const inserted = await tx.rows<{ id: string }>(sql`
    insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency, department,
      status, cost_type, project, submitted_at, decided_at, revision, external_case)
    select ${tx.tenantId}::uuid, id, folder, number, purpose, amount_minor, amount_currency, department,
      status, cost_type, project, submitted_at, decided_at, revision, external_case
    from jsonb_populate_recordset(null::fin.payment_request, ${JSON.stringify(rows)}::text::jsonb)
    on conflict (tenant_id, external_case) do nothing
    returning id`);
  return new Set(inserted.map(({ id }) => id));
}

async function insertEvents(
  tx: TenantTransaction,
  taken: readonly { readonly id: string; readonly request: LoggedRequest }[],
): Promise<number> {
  const rows = taken.flatMap(({ id, request }) =>
    request.events.map(({ at, action, capacity }, index) => ({
      record_id: id,
      sequence: index + 1,
      at: new Date(at).toISOString(),
      action,
      capacity,
    })),
  );
  await insertRows(tx, 'fin.payment_request_event', rows);
  return rows.length;
}
