import { randomUUID } from 'node:crypto';
import type { Services } from '@remit/api/context';
import { type MailToSend, takeNoticeMails } from '@remit/api/take-notice-mails';
import { endMail, type MailEnd, nextMailIn } from '@remit/store/notices/notice-mails';
import type { TenantId } from '@remit/store/tenant-id';
import type { MailTransport } from './mail-transport.ts';
import type { TenantClock } from './tenant-clock.ts';

export interface MailClockOptions {
  readonly transport: MailTransport;
  /** What browsers reach Remit as, without a slash at the end. */
  readonly publicUrl: string;
}

/** Taken in one transaction; sending them all takes less time than they are held. */
const batch = 5;

/** After so many tries an e-mail is given up: a day and a half after the first. */
export const mostTries = 12;

/** How long until the next try, in ms: twice as long each time, six hours at most. */
export const pauseAfter = (tries: number): number => Math.min(30_000 * 2 ** (tries - 1), 6 * 3_600_000);

/**
 * Sends e-mails about what happened. Each is taken by one server, and sent again by another where that one was killed
 * before it could say that it had: under the same Message-ID.
 */
export function mailClock(services: Services, options: MailClockOptions): TenantClock {
  return {
    what: 'e-mails',
    dueIn: nextMailIn,
    turn: (tenant, closing) => sendDueMails(services, options, tenant, closing),
  };
}

/** Sends whatever e-mails of a tenant are due. @param closing whether to stop after those that were taken */
export async function sendDueMails(
  services: Services,
  { transport, publicUrl }: MailClockOptions,
  tenant: TenantId,
  closing: () => boolean,
): Promise<void> {
  const { store } = services;
  // Looked for without writing: nearly always there is nothing to do.
  while (!closing() && ((await store.withTenant(tenant, 'read', nextMailIn)) ?? Infinity) <= 0) {
    const { taken, toSend } = await store.withTenant(tenant, 'write', (tx) =>
      takeNoticeMails(services, tx, { publicUrl, correlationId: randomUUID(), most: batch }),
    );
    for (const each of toSend) await sendOne(services, transport, tenant, each);
    if (taken === 0) return;
  }
}

async function sendOne(
  { store, log }: Services,
  transport: MailTransport,
  tenant: TenantId,
  { ids, tries, mail }: MailToSend,
): Promise<void> {
  const end = (how: MailEnd): Promise<void> =>
    store.withTenant(tenant, 'write', async (tx) => {
      for (const id of ids) await endMail(tx, id, how);
    });
  const failure = await transport.send(ids[0], mail).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (failure === null) {
    await end({ mail: 'sent' });
    return;
  }
  const over = tries >= mostTries;
  log[over ? 'error' : 'warn'](
    { err: failure, tenant, notice: ids[0], tries },
    over ? 'an e-mail could not be sent and is given up' : 'an e-mail could not be sent; it is tried again',
  );
  const why = failure.message.slice(0, 500);
  await end(over ? { mail: 'failed', why } : { mail: 'waiting', why, after: pauseAfter(tries) });
}
