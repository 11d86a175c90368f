import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { writeAudit } from '@remit/store/audit/audit-log';
import { readSession } from '@remit/store/identity/read-session';
import { findRevocation } from '@remit/store/revocations';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Services } from '../context.ts';
import type { RemitErrorCode } from '../errors.ts';
import type { LiveStream } from './live-stream.ts';

/** An open stream that was closed because it may not stay. */
export interface ClosedStream {
  readonly stream: Pick<LiveStream, 'tenantId' | 'memberId' | 'session' | 'standing'>;
  readonly token: SessionToken;
  readonly code: RemitErrorCode;
  /** When it closed, in ms of `performance.now()`. */
  readonly at: number;
}

/** When a stream lost what it stood on, in ms since 1970 UTC and in ms of `performance.now()`. */
interface Taken {
  readonly at: number;
  readonly here: number;
}

/**
 * Writes down that streams of one tenant were closed, and how long after what they stood on was taken, in one transaction.
 * Where nothing on record took it, such as time, nothing is measured and nothing written.
 */
export async function recordClosed(
  { store }: Pick<Services, 'store'>,
  tenantId: TenantId,
  closed: readonly ClosedStream[],
): Promise<void> {
  const sessions = await store.withIdentity(
    (tx) => Promise.all(closed.map(({ token }) => readSession(tx, hashSessionToken(token)))),
    'read',
  );
  const here = performance.now();
  await store.withTenant(tenantId, 'write', async (tx) => {
    const events = closed.map(async (one, index) => {
      const session = sessions[index] ?? null;
      if (session === null) return [];
      const { id, endedAt, now } = session;
      const taken =
        endedAt === null ? await takenFrom(tx, one) : { at: endedAt, here: here - (now - endedAt) };
      return taken === null ? [] : [eventOf(one, id, taken)];
    });
    for (const event of (await Promise.all(events)).flat()) await writeAudit(tx, event);
  });
}

async function takenFrom(
  tx: TenantTransaction,
  { stream: { memberId, session, standing } }: ClosedStream,
): Promise<Taken | null> {
  const stoodAt = Math.min(session.stoodAt, standing.stoodAt);
  const found = await findRevocation(tx, memberId, performance.now() - stoodAt);
  return found === null ? null : { at: found.at, here: performance.now() - found.ago };
}

function eventOf({ stream, code, at }: ClosedStream, sessionId: string, taken: Taken): AuditEvent {
  const after = Math.max(0, Math.round(at - taken.here));
  return {
    ...happenedByRemit(randomUUID()),
    action: 'session.closed',
    target: { type: 'remit.Session', id: sessionId },
    outcome: 'allow',
    because: [],
    details: { member: stream.memberId, code, after, revokedAt: taken.at },
  };
}
