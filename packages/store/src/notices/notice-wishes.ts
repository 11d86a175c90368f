import { sql } from 'drizzle-orm';
import { noticeTopics } from './notice-kind.ts';
import type { NoticeWish } from './notice-wish.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What a member wants of every topic; what they never said is told in the app and by e-mail at once. */
export async function readWishes(tx: TenantTransaction, member: string): Promise<readonly NoticeWish[]> {
  const said = await tx.rows<NoticeWish>(sql`
    select topic, shown, mail from remit.notice_wish
    where tenant_id = ${tx.tenantId} and member_id = ${member}`);
  return noticeTopics.map(
    (topic) => said.find((wish) => wish.topic === topic) ?? { topic, shown: true, mail: 'now' },
  );
}

/** Saves what a member wants of a topic. It counts for what happens from now on. */
export async function saveWish(
  tx: TenantTransaction,
  member: string,
  { topic, shown, mail }: NoticeWish,
): Promise<void> {
  await tx.rows(sql`
    insert into remit.notice_wish (tenant_id, member_id, topic, shown, mail)
    values (${tx.tenantId}, ${member}, ${topic}, ${shown}, ${mail})
    on conflict (tenant_id, member_id, topic) do update set shown = excluded.shown, mail = excluded.mail`);
}
