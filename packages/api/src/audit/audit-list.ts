import { auditHistogram } from '@remit/store/audit/audit-search-histogram';
import type { AuditFilter } from '@remit/store/audit/audit-search-filter';
import { type AuditPlace, searchAudit } from '@remit/store/audit/audit-search';
import { auditReader } from './audit-rows.ts';
import type { AuditFigures, AuditPage } from './audit-views.ts';
import { parseCursor, writeCursor } from '../cursor.ts';
import { RemitError } from '../errors.ts';
import type { TenantCall } from '../tenant-call.ts';

export interface AuditListInput {
  readonly filter: AuditFilter;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of what happened in the tenant, newest first. */
export async function listAudit(
  call: TenantCall,
  { filter, cursor, limit = 50 }: AuditListInput,
): Promise<AuditPage> {
  const reader = auditReader(call);
  const { events, next } = await searchAudit(call.tx, {
    filter,
    limit,
    after: cursor === undefined ? null : placeOf(cursor),
    hidden: reader.hidden.names,
  });
  const stoppedShort = next !== null && events.length < limit;
  return {
    events: events.map(reader.row),
    next: next === null ? null : writeCursor({ at: next.exactly, id: next.id }),
    searchedUntil: stoppedShort ? Date.parse(next.exactly) : null,
  };
}

/** How much happened when, under a filter. Words of the filter count for nothing here. */
export async function auditFigures(call: TenantCall, filter: AuditFilter): Promise<AuditFigures> {
  const histogram = await auditHistogram(call.tx, filter, call.standing.now);
  const sum = (count: (bucket: (typeof histogram.buckets)[number]) => number): number =>
    histogram.buckets.reduce((total, bucket) => total + count(bucket), 0);
  return { ...histogram, total: sum(({ events }) => events), denied: sum(({ denied }) => denied) };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/**
 * The place in the list that a cursor names.
 * @throws RemitError `invalid` for a cursor that no page gave
 */
export function placeOf(cursor: string): AuditPlace {
  const place = { exactly: parseCursor(cursor, 'at'), id: parseCursor(cursor, 'id') };
  const real = instant.test(place.exactly) && !Number.isNaN(Date.parse(place.exactly));
  if (!real || !uuid.test(place.id)) {
    throw new RemitError('invalid', '`cursor`: take it from `next` of the page before');
  }
  return place;
}
