import { hashSessionToken } from '@remit/identity/session-token';
import { parseTenantId } from '@remit/store/tenant-id';
import type { CallContext, Services } from '../context.ts';
import { RemitError, type RemitErrorCode } from '../errors.ts';
import { recordClosed } from './live-closed.ts';
import { liveDoor } from './live-door.ts';
import { liveLooks } from './live-looks.ts';
import { liveRecorder } from './live-recorder.ts';
import { liveRegistry } from './live-registry.ts';
import type { LiveEnd, LiveEvent, LiveStream } from './live-stream.ts';
import { liveWatches } from './live-watches.ts';
import type { LiveView } from '../views.ts';

/** The open streams of this process. */
export interface LiveHub {
  /**
   * Opens a stream for whoever may call inside the tenant, through the door that every call comes through.
   * @param tell hears of revisions, the present ones first, and why the stream ended; nothing after that
   * @returns what closes the stream from outside
   * @throws RemitError as a call does; `too-many` beyond the streams of one session
   */
  open(ctx: CallContext, tell: (event: LiveEvent) => void): Promise<() => void>;
  /** Ends every stream: the server stops. What was measured is written down by then. */
  close(): Promise<void>;
}

export interface LiveHubOptions {
  readonly services: Pick<Services, 'store' | 'log'>;
  /** Asks the door, as a call inside the tenant does. @throws what the call is refused with */
  readonly ask: (ctx: CallContext) => Promise<LiveView>;
  /** Whether databases are listened to; without it a change is seen at the next look. True when it is left out. */
  readonly hurried?: boolean;
}

/** Streams of one session in one process at most: a page needs one, and shares it among its tabs. */
export const mostStreams = 10;

/** How old the last look at what a stream stands on may be, in ms: one that cannot be looked at any more ends. */
const longestUnseen = 1_700;

/**
 * Watches what open streams stand on, with one statement in the identity database and one in each tenant for all of them.
 * The looks only notice that something differs; whether a stream may stay is then the door's word, as for any call.
 */
export function createLiveHub({ services, ask, hurried = true }: LiveHubOptions): LiveHub {
  const { store, log } = services;
  const streams = liveRegistry();
  const recorder = liveRecorder({
    record: (tenantId, closed) =>
      recordClosed({ store }, tenantId, closed).catch((error: unknown) => {
        log.warn({ err: error }, 'how long open streams took to close could not be written down');
      }),
  });
  const watchdog = setInterval(endUnseen, 100).unref();

  function end(stream: LiveStream, event: LiveEnd): void {
    if (forget(stream)) stream.tell(event);
  }

  /** Ends a stream that may not stay, and has it written down how long that took. */
  function revoke(stream: LiveStream, code: RemitErrorCode, message: string): void {
    end(stream, { kind: 'ended', code, message });
    const { token } = stream.ctx;
    if (token !== null) recorder.note({ stream, token, code, at: performance.now() });
  }

  /** @returns whether it was open */
  function forget(stream: LiveStream): boolean {
    if (!streams.remove(stream)) return false;
    if (streams.ofTenant(stream.tenantId).length === 0) watches.end(stream.tenantId);
    return true;
  }

  function endUnseen(): void {
    const before = performance.now() - longestUnseen;
    for (const stream of streams.all()) {
      if (Math.min(stream.session.at, stream.standing.at) >= before) continue;
      end(stream, {
        kind: 'ended',
        code: 'unavailable',
        message: 'this cannot be looked at just now; try again',
      });
    }
  }

  const door = liveDoor({
    log,
    ask,
    isOpen: streams.has,
    revoke,
    onAnswer: ({ tenantId }) => watches.hurry(tenantId),
  });
  const watches = liveWatches({ services, looks: liveLooks(store, streams, door), hurried });

  return {
    open: async (ctx, tell) => {
      const { token } = ctx;
      if (token === null) throw new RemitError('not-signed-in', 'sign in first');
      const key = Buffer.from(hashSessionToken(token)).toString('hex');
      const { tenant, member, revisions } = await ask(ctx);
      if (streams.countOf(key) >= mostStreams) {
        throw new RemitError('too-many', `this session has ${mostStreams} streams open; close one first`);
      }
      const tenantId = parseTenantId(tenant);
      const stream = unseenStream({ ctx, tenantId, memberId: member, tell, revisions }, key);
      streams.add(stream);
      tell({ kind: 'revisions', revisions });
      watches.begin(tenantId);
      return () => void forget(stream);
    },
    close: async () => {
      clearInterval(watchdog);
      const message = 'this server stops; another one may answer';
      for (const stream of streams.all()) end(stream, { kind: 'ended', code: 'closing', message });
      await recorder.settled();
    },
  };
}

/** A stream of which nothing was seen yet: the first looks have the door asked once more, which closes the gap before them. */
function unseenStream(
  who: Pick<LiveStream, 'ctx' | 'tenantId' | 'memberId' | 'tell' | 'revisions'>,
  key: string,
): LiveStream {
  const at = performance.now();
  return {
    ...who,
    session: { key, stands: null, at, stoodAt: at },
    standing: { stands: null, at, stoodAt: at },
    asking: false,
  };
}
