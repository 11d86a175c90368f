import { endMail, takeDigest, type TakenMail, takeMails } from '@remit/store/notices/notice-mails';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Services } from './context.ts';
import { callOfMember } from './member-call.ts';
import { type MailContext, noticeMail, type NoticeMail } from './notices/notice-mail.ts';
import { asksFor, noticeView } from './notices/notice-view.ts';
import type { NoticeView } from './notices/notice-views.ts';

/** An e-mail that was taken, of one notice or of several, and how often it was tried, this time included. */
export interface MailToSend {
  readonly ids: readonly [string, ...string[]];
  readonly tries: number;
  readonly mail: NoticeMail;
}

/** One address and nothing that a list of them, a name or a comment begins with. */
const writable = /^[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]+@[\p{L}\p{N}.-]+$/u;

export interface MailTaking {
  readonly publicUrl: string;
  readonly correlationId: string;
  readonly most: number;
}

/**
 * Takes e-mails of a tenant that are due and says what each receiver may be told at this moment: some of one notice each,
 * and the next one of several. What they may not see any more, or have done already, is withheld, and its row says why.
 * @returns those to send, and how many notices were taken
 */
export async function takeNoticeMails(
  services: Services,
  tx: TenantTransaction,
  taking: MailTaking,
): Promise<{ readonly taken: number; readonly toSend: readonly MailToSend[] }> {
  const alone = await takeMails(tx, taking.most);
  const together = await takeDigest(tx);
  const toSend: MailToSend[] = [];
  for (const notices of [...alone.map((notice) => [notice]), together]) {
    const mail = await mailOf(services, tx, taking, notices);
    if (mail !== null) toSend.push(mail);
  }
  return { taken: alone.length + together.length, toSend };
}

/** @param notices of one member. @returns null where nothing is left to be told */
async function mailOf(
  services: Services,
  tx: TenantTransaction,
  { publicUrl, correlationId }: MailTaking,
  notices: readonly TakenMail[],
): Promise<MailToSend | null> {
  const tellable: { readonly notice: TakenMail; readonly view: NoticeView }[] = [];
  let context: MailContext | null = null;
  for (const notice of notices) {
    const withhold = (why: string): Promise<void> => endMail(tx, notice.id, { mail: 'withheld', why });
    const call = await callOfMember(services, tx, {
      member: notice.member,
      procedure: 'notices.list',
      correlationId,
      met: [],
    });
    const view = call === null ? null : await noticeView(call, notice);
    if (call === null) await withhold('the receiver cannot come in any more');
    else if (view === null) await withhold('the receiver may not see any more what it is about');
    else if (notice.read || (asksFor(notice.kind) && !view.open))
      await withhold('nothing is left to be done');
    else {
      const { name, email } = call.subject.member;
      const { slug, name: tenantName } = call.standing.tenant;
      if (email === null || !writable.test(email)) {
        await withhold('the receiver has no e-mail address that can be written to');
        continue;
      }
      context = { publicUrl, tenant: { slug, name: tenantName }, receiver: { name, email } };
      tellable.push({ notice, view });
    }
  }
  const [first, ...others] = tellable;
  if (context === null || first === undefined) return null;
  return {
    ids: [first.notice.id, ...others.map(({ notice }) => notice.id)],
    tries: Math.max(...tellable.map(({ notice }) => notice.tries)),
    mail: noticeMail(context, [first.view, ...others.map(({ view }) => view)]),
  };
}
