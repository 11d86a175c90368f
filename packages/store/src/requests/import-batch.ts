import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { replayHistory } from '@remit/approvals/replay-history';
import { writeAudit } from '../audit/audit-log.ts';
import { StoreError } from '../errors.ts';
import { placeDepartments, type DepartmentPlace } from './import-departments.ts';
import { insertRows } from '../records/insert-rows.ts';
import type { Store } from '../open-store.ts';
import type { LoggedRequest } from './parse-payment-line.ts';
import type { StoredRequest } from './requests.ts';
import type { TenantId } from '../tenant-id.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Where a batch goes, and what it came from. */
export interface BatchTarget {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly file: string;
  /** The folder below which each department of the log gets one. */
  readonly folder: string;
  readonly currency: string;
}

/** A request and the line of the log that it stands on. */
export interface ReadRequest {
  readonly line: number;
  readonly request: LoggedRequest;
}

/** Takes a batch: places first, then the requests that are new, then their events, then what the audit says of it. */
export async function takeBatch(
  { store, tenantId, file, folder, currency }: BatchTarget,
  batch: readonly ReadRequest[],
  places: Map<string, DepartmentPlace>,
  correlationId: string,
): Promise<{ requests: number; events: number; departures: number }> {
  const read = batch.map(({ request }) => ({ request, id: randomUUID(), ...endOf(request) }));
  return store.withTenant(tenantId, 'write', async (tx) => {
    // Two imports of one log take turns: at once, both would find a case missing, and its number taken.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tenantId}`}, 0))`);
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
        ...happenedByRemit(correlationId),
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
  readonly status: StoredRequest['status'];
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
