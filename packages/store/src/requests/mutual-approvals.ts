import { sql } from 'drizzle-orm';
import type { HistoryEntry } from '@remit/policy/check';
import { favoursDone } from '@remit/policy-sql/favours';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * How many requests that one person sent another one approved within a year. Where both approve for each other, two pairs
 * of eyes are one. Source: threats.md A8.
 * @param asked natural person who sent them
 * @param approved natural person who approved them
 */
export async function approvedFor(tx: TenantTransaction, asked: string, approved: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(sql`
    select count(distinct given.record_id)::float8 as count from fin.payment_request_event given
    where given.tenant_id = ${tx.tenantId} and given.person = ${approved}::uuid and given.action = 'approve'
      and given.at > now() - interval '1 year'
      and exists (select from fin.payment_request_event sent
        where sent.tenant_id = ${tx.tenantId} and ${isSentBy(asked)}
          and sent.record_id = given.record_id)`);
  return row?.count ?? 0;
}

/**
 * What the history of a request that these persons send has of favours, as `recordColumns` reads it of a stored one.
 * @param senders who sends it, and in whose place
 * @param favours names of those that are asked for, one at least
 */
export async function favoursOf(
  tx: TenantTransaction,
  senders: readonly string[],
  favours: readonly string[],
): Promise<readonly HistoryEntry[]> {
  const done = favours.map(
    (action) => sql`
    select ${action}::text as action, done.* from (${favoursDone(sql`fin.payment_request_event`, action)}) as done`,
  );
  return tx.rows<HistoryEntry>(sql`
    select distinct action, person from (${sql.join(done, sql` union all `)}) as done
    where tenant_id = ${tx.tenantId} and "by" in (${sql.join(
      senders.map((person) => sql`${person}::uuid`),
      sql`, `,
    )})`);
}

/** What is known of a request before it is locked. */
export interface FoundSenders {
  /** Full name of its type, which it keeps for good. */
  readonly type: string;
  /** The persons who sent it, or in whose place it was sent; nobody where its type was not asked about. */
  readonly senders: readonly string[];
}

/**
 * Of which type a request is, and who sent it.
 * @param types names of those whose senders are asked for
 * @returns null for one that is not there
 */
export async function sendersOfRequest(
  tx: TenantTransaction,
  id: string,
  types: readonly string[],
): Promise<FoundSenders | null> {
  const [found] = await tx.rows<FoundSenders>(sql`
    select request.type, array(
      select distinct sender.person::text from fin.payment_request_event sent
        cross join lateral (values (sent.person), (sent.lent_by)) as sender (person)
      where ${isOf(types)} and sent.tenant_id = ${tx.tenantId} and sent.record_id = request.id
        and sent.action = 'submit' and sender.person is not null) as senders
    from fin.payment_request request where request.tenant_id = ${tx.tenantId} and request.id = ${id}::uuid`);
  return found ?? null;
}

/** Whether an event `sent` is a person's sending of a request, themselves or by somebody in their place. */
const isSentBy = (person: string) =>
  sql`sent.action = 'submit' and (sent.person = ${person}::uuid or sent.lent_by = ${person}::uuid)`;

/** Whether a `request` is of one of these types. */
const isOf = (types: readonly string[]) =>
  sql`request.type in (${sql.join(
    types.map((type) => sql`${type}::text`),
    sql`, `,
  )})`;

/**
 * Has the clock look again at what waits for somebody whom its sender has done a favour just now: they decide it no
 * more, and others may have to. One that somebody acts on at this moment is left to them.
 * @param by person who approved
 * @param done persons who had sent what was approved
 * @param types names of those that are decided on favours
 */
export async function lookAgainAfterFavour(
  tx: TenantTransaction,
  by: string,
  done: readonly string[],
  types: readonly string[],
): Promise<void> {
  await tx.rows(sql`
    update fin.payment_request set due_at = least(due_at, now())
    where tenant_id = ${tx.tenantId} and id in (
      select request.id from fin.payment_request request
      where request.tenant_id = ${tx.tenantId} and request.due_at is not null and ${isOf(types)} and exists (
        select from fin.payment_request_event sent
        where sent.tenant_id = request.tenant_id and sent.record_id = request.id
          and ${isSentBy(by)})
      and exists (
        select from fin.payment_request_waiting waits
        join remit.member on member.tenant_id = waits.tenant_id and member.id = waits.member_id
        where waits.tenant_id = request.tenant_id and waits.record_id = request.id
          and member.person in (${sql.join(
            done.map((person) => sql`${person}::uuid`),
            sql`, `,
          )}))
      for update skip locked)`);
}
