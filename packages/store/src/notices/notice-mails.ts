import { sql } from 'drizzle-orm';
import type { StoredNotice } from './notices.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A notice whose e-mail was taken to be sent. */
export interface TakenMail extends StoredNotice {
  /** How often it was tried, this time included. */
  readonly tries: number;
}

/** For how long nobody else takes an e-mail that somebody has taken, in s: whoever was killed meanwhile did not send it. */
const held = 120;

/** In how many ms the first e-mail is due, by the database's clock; null while none waits. Nothing is held. */
export async function nextMailIn(tx: TenantTransaction): Promise<number | null> {
  const [found] = await tx.rows<{ left: number | null }>(sql`
    select extract(epoch from min(mail_due_at) - now())::float8 * 1000 as left from remit.notice
    where tenant_id = ${tx.tenantId} and mail_due_at is not null`);
  return found?.left ?? null;
}

const taken = sql`id, member_id as member, kind, about, target_id as target, actor,
  floor(extract(epoch from at) * 1000)::float8 as at, read_at is not null as read, mail_tries as tries`;

/** Takes e-mails of one notice each that are due: of two servers each takes others, and what one took waits for it. */
export function takeMails(tx: TenantTransaction, most: number): Promise<readonly TakenMail[]> {
  return tx.rows<TakenMail>(sql`
    update remit.notice set mail_tries = mail_tries + 1, mail_due_at = now() + make_interval(secs => ${held})
    where tenant_id = ${tx.tenantId} and id in (
      select id from remit.notice where tenant_id = ${tx.tenantId} and mail_due_at <= now() and not digest
      order by mail_due_at, id limit ${most} for update skip locked)
    returning ${taken}`);
}

/** The most notices of one e-mail. */
const longestDigest = 100;

/** Takes the notices of the next member whose e-mail of several is due, oldest first. */
export async function takeDigest(tx: TenantTransaction): Promise<readonly TakenMail[]> {
  const due = sql`tenant_id = ${tx.tenantId} and mail_due_at <= now() and digest`;
  const rows = await tx.rows<TakenMail>(sql`
    update remit.notice set mail_tries = mail_tries + 1, mail_due_at = now() + make_interval(secs => ${held})
    where tenant_id = ${tx.tenantId} and id in (
      select id from remit.notice where ${due}
        and member_id = (select member_id from remit.notice where ${due} order by mail_due_at, id limit 1)
      order by id limit ${longestDigest} for update skip locked)
    returning ${taken}`);
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** What became of an e-mail: it is over, or tried again after a while in ms. */
export type MailEnd =
  | { readonly mail: 'sent' }
  | { readonly mail: 'withheld' | 'failed'; readonly why: string }
  | { readonly mail: 'waiting'; readonly why: string; readonly after: number };

/** Says what became of an e-mail that was taken. */
export async function endMail(tx: TenantTransaction, id: string, end: MailEnd): Promise<void> {
  const after = end.mail === 'waiting' ? end.after : null;
  await tx.rows(sql`
    update remit.notice set mail = ${end.mail}, mail_why = ${end.mail === 'sent' ? null : end.why},
      mail_due_at = now() + make_interval(secs => ${after}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and id = ${id} and mail = 'waiting'`);
}
