import { sql } from 'drizzle-orm';
import { type NoticeAbout, type NoticeKind, topicOf } from './notice-kind.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import type { Write } from '../connection/write-together.ts';

/** Something that happened, for those who have to act or to know. */
export interface NewNotice {
  /** Member ids. */
  readonly to: readonly string[];
  readonly kind: NoticeKind;
  readonly about: NoticeAbout;
  readonly target: string;
  /** What it is told of: the same is told to somebody once. */
  readonly occasion: string;
  /** Member id of whoever made it happen; null for time. */
  readonly actor: string | null;
}

/** A notice as it is kept: what it is about is asked anew whenever it is shown. Instants are ms since 1970 UTC. */
export interface StoredNotice {
  readonly id: string;
  readonly member: string;
  readonly kind: NoticeKind;
  readonly about: NoticeAbout;
  readonly target: string;
  readonly actor: string | null;
  readonly at: number;
  readonly read: boolean;
}

const columns = sql`id, member_id as member, kind, about, target_id as target, actor,
  floor(extract(epoch from at) * 1000)::float8 as at, read_at is not null as read`;

/** Where nearly everybody may decide, nobody is waited for in particular: of more, each finds it in the inbox. */
const mostTold = 100;

/** When e-mails that wait for each other are sent: at seven in the morning, where the tenant is. */
const nextMorning = sql`(
  (now() at time zone t.time_zone)::date + interval '7 hours'
    + case when (now() at time zone t.time_zone)::time < time '07:00' then interval '0' else interval '1 day' end
  ) at time zone t.time_zone`;

/**
 * Tells people what happened, in the transaction that makes it happen, as each of them wants to be told. Nobody is told
 * what they did themselves.
 */
export async function addNotices(tx: TenantTransaction, notices: readonly NewNotice[]): Promise<void> {
  await Promise.all(noticeWrites(tx, notices).map(({ query }) => tx.rows(query)));
}

/** The same, to be written together with what it tells of; nothing where nobody is told. */
export function noticeWrites(tx: TenantTransaction, notices: readonly NewNotice[]): readonly Write[] {
  const rows = notices.flatMap(({ to, ...notice }) =>
    [...new Set(to)]
      .filter((member) => member !== notice.actor)
      .slice(0, mostTold)
      .map((member) => ({ ...notice, member, topic: topicOf(notice.kind) })),
  );
  if (rows.length === 0) return [];
  const query = sql`
    insert into remit.notice (tenant_id, member_id, kind, about, target_id, occasion, actor, shown, digest, mail,
      mail_due_at, mail_why)
    select t.tenant_id, (told ->> 'member')::uuid, told ->> 'kind', told ->> 'about', (told ->> 'target')::uuid,
      told ->> 'occasion', (told ->> 'actor')::uuid, coalesce(w.shown, true), coalesce(w.mail = 'daily', false),
      case w.mail when 'none' then 'withheld' else 'waiting' end,
      case w.mail when 'none' then null when 'daily' then ${nextMorning} else now() end,
      case w.mail when 'none' then 'the receiver wants no e-mail of this' end
    from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) as told
    join remit.tenant t on t.tenant_id = ${tx.tenantId}
    left join remit.notice_wish w on w.tenant_id = t.tenant_id and w.member_id = (told ->> 'member')::uuid
      and w.topic = told ->> 'topic'
    on conflict (tenant_id, member_id, about, target_id, occasion) do nothing`;
  return [{ name: 'told', query }];
}

/** A member's notices, as far as they want them in the app, newest first. @param unread those that they have not read alone */
export function listNotices(
  tx: TenantTransaction,
  member: string,
  unread: boolean,
  most: number,
): Promise<readonly StoredNotice[]> {
  return tx.rows<StoredNotice>(sql`
    select ${columns} from remit.notice
    where tenant_id = ${tx.tenantId} and member_id = ${member} and shown
      and (read_at is null or not ${unread}::boolean)
    order by id desc limit ${most}`);
}

/**
 * Marks a member's notices as read.
 * @param ids null for all of them
 * @returns how many were not read before
 */
export async function readNotices(
  tx: TenantTransaction,
  member: string,
  ids: readonly string[] | null,
): Promise<number> {
  const rows = await tx.rows(sql`
    update remit.notice set read_at = now()
    where tenant_id = ${tx.tenantId} and member_id = ${member} and read_at is null
      and (${ids === null}::boolean or id in (
        select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids ?? [])}::text::jsonb)))
    returning 1 as read`);
  return rows.length;
}
