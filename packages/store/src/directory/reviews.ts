import { sql } from 'drizzle-orm';
import type { Holder } from '@remit/policy/directory';
import type { ReviewOutcome, ReviewDecision } from './review-decision.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A look at who holds what. Instants are ms since 1970 UTC. */
export interface StoredReview {
  readonly id: string;
  readonly name: string;
  readonly kind: 'role' | 'folder' | 'guests';
  /** The role or the folder; null of guests. */
  readonly about: string | null;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly closedBy: string | null;
  readonly closedAt: number | null;
}

/** An assignment as it stood when the review began. */
export interface FrozenLine {
  readonly assignment: string;
  readonly holderKind: Holder['kind'];
  readonly holderId: string;
  readonly holderName: string;
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
  /** Everybody whom it reached. */
  readonly members: readonly string[];
  readonly reviewer: string;
  readonly lastUsedAt: number | null;
  /** How many in the holder's department held the role, of how many; null without a department. */
  readonly peersHave: number | null;
  readonly peersOf: number | null;
}

export interface StoredLine extends FrozenLine {
  readonly decision: ReviewDecision | null;
  /** When it is to end, and the folder where it is to stay, where it is reduced to that. */
  readonly reduceUntil: number | null;
  readonly reduceFolder: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly outcome: ReviewOutcome | null;
  readonly outcomeWhy: string | null;
  /** Those who could not say whether it is needed, one after the other, and why the last of them could not. */
  readonly passedBy: readonly string[];
  readonly passedWhy: string | null;
}

/** A review with how far it is, of all its lines or of those of one reviewer. */
export interface CountedReview extends StoredReview {
  readonly lines: number;
  readonly open: number;
  /** How many are to end, at once or at a time. */
  readonly removals: number;
}

const ms = (column: string) => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);
const columns = sql`r.id, r.name, r.kind, r.about, r.started_by as "startedBy", ${ms('r.started_at')} as "startedAt",
  ${ms('r.due_at')} as "dueAt", r.closed_by as "closedBy", ${ms('r.closed_at')} as "closedAt"`;

/** Members for whom somebody looks at lines; null for all lines there are. */
export type Reviewers = readonly string[] | null;

const ids = (some: readonly string[]) => sql`${`{${some.join(',')}}`}::uuid[]`;
/** Lines that wait for them, and those that they gave to others to look at. */
const seenBy = (reviewers: Reviewers) =>
  reviewers === null
    ? sql`true`
    : sql`(l.reviewer = any(${ids(reviewers)}) or l.passed_by && ${ids(reviewers)})`;

/** Reviews, newest first: those with lines that these reviewers see. */
export function listReviews(
  tx: TenantTransaction,
  reviewers: Reviewers,
  limit: number,
): Promise<readonly CountedReview[]> {
  return tx.rows<CountedReview>(sql`
    select ${columns}, count(l.assignment_id)::int as lines,
      count(l.assignment_id) filter (where l.decision is null)::int as open,
      count(l.assignment_id) filter (where l.decision <> 'keep')::int as removals
    from remit.review r left join remit.review_line l on l.tenant_id = r.tenant_id and l.review_id = r.id
      and ${seenBy(reviewers)}
    where r.tenant_id = ${tx.tenantId}
    group by r.tenant_id, r.id
    having ${reviewers === null} or count(l.assignment_id) > 0
    order by r.started_at desc, r.id limit ${limit}`);
}

/** Of one review, the lines that nobody decided yet. */
export interface WaitingLines {
  readonly review: string;
  readonly name: string;
  readonly dueAt: number;
  readonly lines: number;
}

/** The lines that wait for these reviewers, the review that is due first above; less those that reach a member themselves. */
export function waitingLines(
  tx: TenantTransaction,
  reviewers: readonly string[],
  member: string,
): Promise<readonly WaitingLines[]> {
  return tx.rows<WaitingLines>(sql`
    select r.id as review, r.name, ${ms('r.due_at')} as "dueAt", count(*)::int as lines
    from remit.review r join remit.review_line l on l.tenant_id = r.tenant_id and l.review_id = r.id
    where r.tenant_id = ${tx.tenantId} and r.closed_at is null and l.decision is null
      and l.reviewer = any(${ids(reviewers)}) and not (${member}::uuid = any(l.members))
    group by r.tenant_id, r.id order by r.due_at, r.id`);
}

/** One of them, and with `lock` held until the transaction ends; null when there is none of that id. */
export async function readReview(
  tx: TenantTransaction,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredReview | null> {
  const [found] = await tx.rows<StoredReview>(sql`
    select ${columns} from remit.review r where r.tenant_id = ${tx.tenantId} and r.id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`);
  return found ?? null;
}

/** The lines of a review that these reviewers see. */
export function readReviewLines(
  tx: TenantTransaction,
  review: string,
  reviewers: Reviewers,
): Promise<readonly StoredLine[]> {
  return tx.rows<StoredLine>(sql`
    select assignment_id as assignment, holder_kind as "holderKind", holder_id as "holderId",
      holder_name as "holderName", role, folder, ${ms('valid_from')} as "from", ${ms('valid_until')} as "until",
      members::text[] as members, reviewer, ${ms('last_used_at')} as "lastUsedAt", peers_have as "peersHave",
      peers_of as "peersOf", decision, ${ms('reduce_until')} as "reduceUntil", reduce_folder as "reduceFolder", reason,
      decided_by as "decidedBy", ${ms('decided_at')} as "decidedAt", outcome, outcome_why as "outcomeWhy",
      passed_by::text[] as "passedBy", passed_why as "passedWhy"
    from remit.review_line l
    where tenant_id = ${tx.tenantId} and review_id = ${review} and ${seenBy(reviewers)}
    order by holder_name, role, folder, assignment_id`);
}

/** Writes a review that begins, with everything it looks at. */
export async function insertReview(
  tx: TenantTransaction,
  { id, name, kind, about, startedBy, startedAt, dueAt }: Omit<StoredReview, 'closedBy' | 'closedAt'>,
  lines: readonly FrozenLine[],
): Promise<void> {
  await tx.rows(sql`
    insert into remit.review (tenant_id, id, name, kind, about, started_by, started_at, due_at)
    values (${tx.tenantId}, ${id}, ${name}, ${kind}, ${about}, ${startedBy},
      to_timestamp(${startedAt}::float8 / 1000), to_timestamp(${dueAt}::float8 / 1000))`);
  await tx.rows(sql`
    insert into remit.review_line (tenant_id, review_id, assignment_id, holder_kind, holder_id, holder_name, role,
      folder, valid_from, valid_until, members, reviewer, last_used_at, peers_have, peers_of)
    select ${tx.tenantId}, ${id}, assignment, "holderKind", "holderId", "holderName", role, folder,
      to_timestamp("from" / 1000), to_timestamp("until" / 1000), members, reviewer,
      to_timestamp("lastUsedAt" / 1000), "peersHave", "peersOf"
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as line (assignment uuid, "holderKind" text,
      "holderId" text, "holderName" text, role text, folder text, "from" float8, "until" float8, members uuid[],
      reviewer uuid, "lastUsedAt" float8, "peersHave" int, "peersOf" int)`);
}

/** Decides lines of a review that this transaction has locked. */
export async function decideLines(
  tx: TenantTransaction,
  review: string,
  assignments: readonly string[],
  decided: {
    readonly decision: ReviewDecision;
    readonly reduceUntil: number | null;
    readonly reduceFolder: string | null;
    readonly reason: string;
    readonly by: string;
    readonly at: number;
  },
): Promise<void> {
  await tx.rows(sql`
    update remit.review_line set decision = ${decided.decision},
      reduce_until = to_timestamp(${decided.reduceUntil}::float8 / 1000), reduce_folder = ${decided.reduceFolder},
      reason = ${decided.reason}, decided_by = ${decided.by},
      decided_at = to_timestamp(${decided.at}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and review_id = ${review}
      and assignment_id = any(${ids(assignments)})`);
}

/** Who looks at a line from now on, in whose place. */
export interface PassedLine {
  readonly assignment: string;
  readonly from: string;
  readonly to: string;
}

/** Gives lines of a review that this transaction has locked to other reviewers. @param why the last could not say */
export async function passLines(
  tx: TenantTransaction,
  review: string,
  lines: readonly PassedLine[],
  why: string,
): Promise<void> {
  await tx.rows(sql`
    update remit.review_line line
    set reviewer = passed."to", passed_by = line.passed_by || passed."from", passed_why = ${why}
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as passed (assignment uuid, "from" uuid, "to" uuid)
    where line.tenant_id = ${tx.tenantId} and line.review_id = ${review}
      and line.assignment_id = passed.assignment`);
}

/** What became of each line. */
export type LineEnd = {
  readonly assignment: string;
  readonly outcome: ReviewOutcome;
  readonly why: string | null;
};

/** Closes a review that this transaction has locked. */
export async function closeReviewRow(
  tx: TenantTransaction,
  review: string,
  closed: { readonly by: string; readonly at: number },
  ends: readonly LineEnd[],
): Promise<void> {
  await tx.rows(sql`
    update remit.review set closed_by = ${closed.by}, closed_at = to_timestamp(${closed.at}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and id = ${review}`);
  await tx.rows(sql`
    update remit.review_line line set outcome = done.outcome, outcome_why = done.why
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as done (assignment uuid, outcome text, why text)
    where line.tenant_id = ${tx.tenantId} and line.review_id = ${review} and line.assignment_id = done.assignment`);
}
