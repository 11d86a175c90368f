import { csvLine } from '@remit/audit/csv-line';
import type { ReviewView } from '@remit/api/reviews-views';
import type { reviews } from '../../words/reviews.ts';

const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const figure = (count: number | undefined): string => (count === undefined ? '' : String(count));

/**
 * A review as evidence: first what it is of, then a line for each assignment that it has, all of them.
 * @param now ms since 1970 UTC
 */
export function reviewCsv(
  { review, lines }: ReviewView,
  tenant: string,
  heads: typeof reviews.csv,
  now: number,
): string {
  const about = [
    [heads.of, tenant],
    [heads.review, review.name, review.kind, review.about ?? '', review.id],
    [heads.begun, instant(review.startedAt), review.startedBy?.name ?? ''],
    [heads.closed, instant(review.closedAt)],
    [heads.written, instant(now)],
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
    heads.verdict,
    heads.reduceUntil,
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
    line.verdict ?? '',
    instant(line.reduceUntil),
    line.reason ?? '',
    line.decidedBy?.name ?? '',
    instant(line.decidedAt),
    line.outcome ?? '',
    line.outcomeWhy ?? '',
    line.assignment,
  ]);
  return [...about, columns, ...rows].map((cells) => csvLine(cells)).join('');
}
