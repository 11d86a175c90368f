import { randomUUID } from 'node:crypto';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { hashSessionToken } from '@remit/identity/session-token';
import { writeAudit } from '@remit/store/audit-log';
import { readSession } from '@remit/store/identity/read-session';
import { findRevocation } from '@remit/store/revocations';
import type { Services } from './context.ts';
import type { RemitErrorCode } from './errors.ts';
import type { LiveStream } from './live-stream.ts';

/**
 * Writes down that an open stream was closed because it may not stay, and how long after that was so. Where nothing on
 * record took it, such as time, nothing is measured and nothing written.
 * @param closedAt when it closed, in ms of `performance.now()`
 */
export async function recordClosed(
  { store }: Pick<Services, 'store'>,
  { ctx, tenantId, memberId, session, standing }: LiveStream,
  code: RemitErrorCode,
  closedAt: number,
): Promise<void> {
  const { token } = ctx;
  if (token === null) return;
  const found = await store.withIdentity((tx) => readSession(tx, hashSessionToken(token)), 'read');
  if (found === null) return;
  const stoodAt = Math.min(session.stoodAt, standing.stoodAt);
  const { endedAt, now } = found;
  const ended = endedAt === null ? null : { at: endedAt, ago: now - endedAt };
  await store.withTenant(tenantId, 'write', async (tx) => {
    const revocation = ended ?? (await findRevocation(tx, memberId, performance.now() - stoodAt));
    if (revocation === null) return;
    // What was asked of databases since is no part of it.
    const after = Math.max(0, Math.round(revocation.ago - (performance.now() - closedAt)));
    await writeAudit(tx, {
      ...happenedByRemit(randomUUID()),
      action: 'session.closed',
      target: { type: 'remit.Session', id: found.id },
      outcome: 'allow',
      because: [],
      details: { member: memberId, code, after, revokedAt: revocation.at },
    });
  });
}
