import type { NoticeMail } from '@remit/api/notices/notice-mail';
import type { MailTransport } from '../mail-transport.ts';

interface Sent extends NoticeMail {
  readonly id: string;
}

/** A transport that keeps what it is given, and answers as it is told. */
export function keptMails(
  answer: () => Promise<void> = async () => {},
): MailTransport & { readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    send: async (id, mail) => {
      sent.push({ id, ...mail });
      await answer();
    },
    close: () => {},
  };
}
