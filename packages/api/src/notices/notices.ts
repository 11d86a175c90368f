import { writeAudit } from '@remit/store/audit/audit-log';
import { listNotices, readNotices } from '@remit/store/notices/notices';
import { happenedIn } from '../happened-in.ts';
import { noticeView } from './notice-view.ts';
import type { NoticesView } from './notice-views.ts';
import type { TenantCall } from '../tenant-call.ts';

const mostShown = 30;

/** The asker's notices, newest first, each as far as they may see now what it is about. */
export async function noticesOf(
  call: TenantCall,
  { unread }: { readonly unread: boolean },
): Promise<NoticesView> {
  const stored = await listNotices(call.tx, call.subject.member.id, unread, mostShown + 1);
  const views = await Promise.all(stored.slice(0, mostShown).map((each) => noticeView(call, each)));
  const notices = views.filter((view) => view !== null);
  return {
    notices,
    unread: notices.filter(({ read }) => !read).length,
    more: stored.length > mostShown,
  };
}

/** Marks the asker's notices as read. @param ids null for all of them */
export async function markRead(
  call: TenantCall,
  ids: readonly string[] | null,
): Promise<{ readonly read: number }> {
  const { id } = call.subject.member;
  const count = await readNotices(call.tx, id, ids);
  await writeAudit(call.tx, {
    ...happenedIn(call, null),
    action: 'notices.read',
    target: { type: 'remit.Member', id },
    outcome: 'allow',
    because: [],
    details: { count },
  });
  return { read: count };
}
