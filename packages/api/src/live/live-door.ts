import type { CallContext, Services } from '../context.ts';
import { RemitError, type RemitErrorCode } from '../errors.ts';
import type { LiveStream, Seen } from './live-stream.ts';
import { remitErrorOf } from '../remit-error-of.ts';
import type { LiveView } from '../views.ts';

/** Takes what a look saw of a thing that a stream stands on. @param at when the look began, in ms of `performance.now()` */
export type NoteSeen = (stream: LiveStream, seen: Seen, stands: string | null, at: number) => void;

export interface LiveDoorOptions {
  readonly log: Services['log'];
  /** Asks the door, as a call inside the tenant does. @throws what the call is refused with */
  readonly ask: (ctx: CallContext) => Promise<LiveView>;
  readonly isOpen: (stream: LiveStream) => boolean;
  /** Ends a stream that may not stay. */
  readonly revoke: (stream: LiveStream, code: RemitErrorCode, message: string) => void;
  /** Called once the door has answered: what a stream was not told meanwhile is to be looked for. */
  readonly onAnswer: (stream: LiveStream) => void;
}

/**
 * Notes what was seen, and asks the door where it is not what the door last let in. The door is asked after the look: what
 * changes later differs from what the look saw, and the next one notices it.
 */
export function liveDoor({ log, ask, isOpen, revoke, onAnswer }: LiveDoorOptions): NoteSeen {
  async function askAgain(stream: LiveStream, seen: Seen, stands: string | null): Promise<void> {
    stream.asking = true;
    try {
      const { member } = await ask(stream.ctx);
      if (member !== stream.memberId) throw new RemitError('session-ended', 'you are somebody else here now');
      seen.stands = stands;
    } catch (thrown) {
      const { code, publicMessage, cause } = remitErrorOf(thrown);
      // An outage is no answer: the next look asks again, until the stream has not been seen for too long.
      if (code !== 'unavailable') revoke(stream, code, publicMessage);
      else log.warn({ err: cause }, 'an open stream could not be asked about');
    } finally {
      stream.asking = false;
      onAnswer(stream);
    }
  }

  return (stream, seen, stands, at) => {
    seen.at = at;
    if (stands !== null && stands === seen.stands) {
      seen.stoodAt = at;
      return;
    }
    if (isOpen(stream) && !stream.asking) void askAgain(stream, seen, stands);
  };
}
