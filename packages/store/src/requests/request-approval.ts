import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import type { TenantTransaction } from '../tenant-transaction.ts';
import { type Write, writeTogether } from '../connection/write-together.ts';

/** What is kept of a case beside the columns of its request. */
export type StoredApproval = Pick<ApprovalCase, 'content' | 'steps' | 'current' | 'askedAt' | 'movedAt'>;

/** Where a request goes next, and what was looked at to say so. Instants are ms since 1970 UTC. */
export interface NextCase {
  readonly id: string;
  readonly state: ApprovalCase;
  /** When time next asks for something. */
  readonly dueAt: number | null;
  readonly lookedUnder: string;
}

/** What it depends on who decides a request that says the same all the time. */
export interface LookedUnder {
  readonly policyVersion: number;
  readonly directoryRevision: number;
  /** When something that the directory has for a time last began or ended, ms since 1970 UTC; null when never. */
  readonly turnedAt: number | null;
  /** Ids of the delegations that count, in any order. */
  readonly delegations: readonly string[];
}

/** Names what somebody looked under; equal names are equal answers. */
export function lookedUnder({
  policyVersion,
  directoryRevision,
  turnedAt,
  delegations,
}: LookedUnder): string {
  const counting =
    delegations.length === 0
      ? []
      : [createHash('sha256').update(delegations.toSorted().join(' ')).digest('hex').slice(0, 16)];
  return [policyVersion, directoryRevision, turnedAt ?? 0, ...counting].join('.');
}

/**
 * Moves a request that this transaction has locked to its next state, and says for whom it waits from now on: for the
 * deciders of its step while it waits for a decision, and for nobody otherwise.
 */
export function writeCase(tx: TenantTransaction, next: NextCase): Promise<void> {
  return writeTogether(tx, caseWrites(tx, next));
}

/** The same, to be written together with what tells of it: `moved` is the row of the request as it is then. */
export function caseWrites(
  tx: TenantTransaction,
  { id, state, dueAt, lookedUnder: looked }: NextCase,
): readonly Write[] {
  if (state.status === 'draft' || state.submittedAt === null) throw new Error('a draft is never stored');
  const { content, steps, current, askedAt, movedAt, status, revision, submittedAt, decidedAt } = state;
  const moving = movedAt === undefined ? {} : { movedAt };
  const approval: StoredApproval = { content, steps, current, askedAt, ...moving };
  const waitingFor = status === 'waiting' ? (steps[current]?.waitingFor ?? []) : [];
  const moved = sql`
    update fin.payment_request set status = ${status}, revision = ${revision},
      submitted_at = case when floor(extract(epoch from submitted_at) * 1000) = ${submittedAt}::float8
        then submitted_at else to_timestamp(${submittedAt}::float8 / 1000) end,
      decided_at = to_timestamp(${decidedAt}::float8 / 1000), due_at = to_timestamp(${dueAt}::float8 / 1000),
      approval = ${JSON.stringify(approval)}::text::jsonb, looked_under = ${looked}
    where tenant_id = ${tx.tenantId} and id = ${id}
    returning *`;
  // Most decisions end the waiting, and then nobody is to be added.
  if (waitingFor.length === 0) {
    const gone = sql`
      delete from fin.payment_request_waiting where tenant_id = ${tx.tenantId} and record_id = ${id}`;
    return [
      { name: 'moved', query: moved },
      { name: 'gone', query: gone },
    ];
  }
  return [
    { name: 'moved', query: moved },
    {
      name: 'wanted',
      query: sql`
        select value::uuid as member_id from jsonb_array_elements_text(${JSON.stringify(waitingFor)}::text::jsonb)`,
    },
    {
      name: 'gone',
      query: sql`
        delete from fin.payment_request_waiting
        where tenant_id = ${tx.tenantId} and record_id = ${id}
          and member_id not in (select member_id from wanted)`,
    },
    {
      name: 'come',
      query: sql`
        insert into fin.payment_request_waiting (tenant_id, member_id, record_id, submitted_at)
        select ${tx.tenantId}::uuid, member_id, ${id}::uuid, submitted_at from wanted, moved
        on conflict (tenant_id, member_id, record_id) do nothing`,
    },
  ];
}
