import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import type { NoticeMail } from '@remit/api/notices/notice-mail';
import type { Settings } from '@remit/store/settings/settings';

/** Hands e-mails on. */
export interface MailTransport {
  /** @param id names it where it is kept. @throws what stood in the way: it is tried again */
  send(id: string, mail: NoticeMail): Promise<void>;
  close(): void;
}

/** How long a server may take to answer, in ms: less than what another server waits before it takes the e-mail. */
const longestWait = 20_000;

/** The folder of e-mails where no server is set that takes them. */
function mailFolder({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return resolve(join(dataDir, 'mail'));
}

/** E-mails go to the server that is set, and into files of the data folder where none is. */
export function mailTransport(settings: Pick<Settings, 'dataDir' | 'smtpUrl' | 'mailFrom'>): MailTransport {
  const { smtpUrl, mailFrom } = settings;
  return smtpUrl === null ? mailFiles(mailFolder(settings), mailFrom) : smtpTransport(smtpUrl, mailFrom);
}

/** What an e-mail is for the library: its parts and nothing that would have it read files or fetch addresses. */
function messageOf({ messageId, to, subject, text, html }: NoticeMail, from: string) {
  return {
    from,
    to: { name: to.name, address: to.address },
    messageId,
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function smtpTransport(url: string, from: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: longestWait,
    greetingTimeout: longestWait,
    socketTimeout: longestWait,
  });
  return {
    send: async (_id, mail) => {
      await transport.sendMail(messageOf(mail, from));
    },
    close: () => transport.close(),
  };
}

/** One file for each e-mail, as it would be sent; whoever writes it again writes the same one. */
export function mailFiles(folder: string, from: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (id, mail) => {
      const { message } = await transport.sendMail(messageOf(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error('an e-mail was not written whole');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = join(folder, `.${id}.${randomUUID()}.part`);
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(message);
        await file.sync();
      } finally {
        await file.close();
      }
      // Whoever looks into the folder finds whole e-mails.
      await rename(part, join(folder, `${id}.eml`));
    },
    close: () => transport.close(),
  };
}
