import { csvLine } from '@remit/audit/csv-line';
import type { ReviewView } from './reviews-views.ts';

const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const figure = (count: number | undefined): string => (count === undefined ? '' : String(count));

const heads = {
  of: 'Tenant',
  review: 'Review',
  begun: 'Begun',
  closed: 'Closed',
  written: 'Written',
  holder: 'Holder',
  kind: 'Kind',
  people: 'People',
  role: 'Role',
  folder: 'Folder',
  from: 'From',
  until: 'Until',
  used: 'Last used',
  have: 'Peers who have it',
  peers: 'Peers',
  reviewer: 'Reviewer',
  decision: 'Decision',
  reduceUntil: 'Reduced until',
  reduceFolder: 'Reduced to',
  reason: 'Reason',
  passedBy: 'Could not say',
  passedWhy: 'Because',
  by: 'Decided by',
  at: 'Decided at',
  outcome: 'Outcome',
  why: 'Why',
  assignment: 'Assignment',
} as const;

/**
 * A review as evidence: first what it is of, then a line for each assignment that it has, all of them.
 * @param writtenAt ISO 8601
 */
export function reviewCsv({ review, lines }: ReviewView, tenant: string, writtenAt: string): string {
  const about = [
    [heads.of, tenant],
    [heads.review, review.name, review.kind, review.about ?? '', review.id],
    [heads.begun, instant(review.startedAt), review.startedBy?.name ?? ''],
    [heads.closed, instant(review.closedAt)],
    [heads.written, writtenAt],
    [],
  ];
  const columns = [
    heads.holder,
    heads.kind,
    heads.people,
    heads.role,
    heads.folder,
    heads.from,
    heads.until,
    heads.used,
    heads.have,
    heads.peers,
    heads.reviewer,
    heads.passedBy,
    heads.passedWhy,
    heads.decision,
    heads.reduceUntil,
    heads.reduceFolder,
    heads.reason,
    heads.by,
    heads.at,
    heads.outcome,
    heads.why,
    heads.assignment,
  ];
  const rows = lines.map((line) => [
    line.holder.name,
    line.holder.kind,
    String(line.holder.people),
    line.role,
    line.folder,
    instant(line.from),
    instant(line.until),
    instant(line.lastUsedAt),
    figure(line.peers?.have),
    figure(line.peers?.of),
    line.reviewer?.name ?? '',
    line.passedBy?.name ?? '',
    line.passedWhy ?? '',
    line.decision ?? '',
    instant(line.reduceUntil),
    line.reduceFolder ?? '',
    line.reason ?? '',
    line.decidedBy?.name ?? '',
    instant(line.decidedAt),
    line.outcome ?? '',
    line.outcomeWhy ?? '',
    line.assignment,
  ]);
  return [...about, columns, ...rows].map((cells) => csvLine(cells)).join('');
}
