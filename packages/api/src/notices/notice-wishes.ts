import { writeAudit } from '@remit/store/audit/audit-log';
import type { NoticeWish } from '@remit/store/notices/notice-wish';
import { readWishes, saveWish } from '@remit/store/notices/notice-wishes';
import { happenedIn } from '../happened-in.ts';
import type { NoticeWishesView } from './notice-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How the asker wants to be told of what. */
export async function wishesOf(call: TenantCall): Promise<NoticeWishesView> {
  const { id, email } = call.subject.member;
  return { wishes: await readWishes(call.tx, id), email };
}

/** Saves how the asker wants to be told of a topic from now on. */
export async function setWish(call: TenantCall, wish: NoticeWish): Promise<NoticeWishesView> {
  const { id } = call.subject.member;
  const { topic, shown, mail } = wish;
  const before = (await readWishes(call.tx, id)).find((each) => each.topic === topic);
  await saveWish(call.tx, id, wish);
  await writeAudit(call.tx, {
    ...happenedIn(call, null),
    action: 'notices.wished',
    target: { type: 'remit.Member', id },
    outcome: 'allow',
    because: [],
    before: before === undefined ? null : { shown: before.shown, mail: before.mail },
    after: { shown, mail },
    details: { topic },
  });
  return wishesOf(call);
}
