import { endMail, takeMails } from '@remit/store/notice-mails';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Services } from './context.ts';
import { callOfMember } from './member-call.ts';
import { noticeMail, type NoticeMail } from './notice-mail.ts';
import { asksFor, noticeView } from './notice-view.ts';

/** An e-mail that was taken, and how often it was tried, this time included. */
export interface MailToSend {
  readonly id: string;
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
 * Takes e-mails of a tenant that are due and says what each receiver may be told at this moment. What they may not see
 * any more, or have done already, is withheld, and its row says why.
 * @returns those to send, and how many were taken
 */
export async function takeNoticeMails(
  services: Services,
  tx: TenantTransaction,
  { publicUrl, correlationId, most }: MailTaking,
): Promise<{ readonly taken: number; readonly toSend: readonly MailToSend[] }> {
  const taken = await takeMails(tx, most);
  const toSend: MailToSend[] = [];
  for (const notice of taken) {
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
      const context = { publicUrl, tenant: { slug, name: tenantName }, receiver: { name, email } };
      toSend.push({ id: notice.id, tries: notice.tries, mail: noticeMail(context, view) });
    }
  }
  return { taken: taken.length, toSend };
}
