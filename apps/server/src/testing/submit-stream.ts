import { awaited } from '@remit/testkit/awaited';
import { type Answer, callRemit } from './call-remit.ts';

/** A request that Remit said it has. */
export interface Acknowledged {
  readonly id: string;
  readonly purpose: string;
}

/** People who submit requests one after the other until they are told to stop or there is no server. */
export interface SubmitStream {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers other than an acknowledgement. */
  readonly refused: readonly Answer[];
  /** Settles at the first answer after which something holds; also when every one of them has stopped. */
  until(holds: () => boolean): Promise<void>;
  /** Lets each finish the call that is under way. */
  stop(): Promise<void>;
}

const workers = 4;

/**
 * Submits payment requests in Halden, four at a time, each with a purpose that no other has.
 * @param cookie of somebody who may submit in production
 * @param name what every purpose of this stream begins with
 */
export function submitStream(url: string, cookie: string, name: string): SubmitStream {
  const acknowledged: Acknowledged[] = [];
  const refused: Answer[] = [];
  const changes = awaited();
  const stopping = new AbortController();
  let count = 0;

  async function submitOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      const purpose = `${name} ${(count += 1)}`;
      const answer = await submit(url, cookie, purpose);
      // No server any more: whether it has this one is anybody's guess.
      if (answer === null) return;
      if (answer.status === 200) acknowledged.push({ id: String(answer.data['id']), purpose });
      else refused.push(answer);
      changes.happened();
    }
  }

  const over = Promise.all(Array.from({ length: workers }, submitOn));
  return {
    acknowledged,
    refused,
    until: (holds) => changes.until(holds, over),
    stop: async () => {
      stopping.abort();
      await over;
    },
  };
}

async function submit(url: string, cookie: string, purpose: string): Promise<Answer | null> {
  const input = {
    purpose,
    amount: { minor: 4_500, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  };
  try {
    return await callRemit(url, '/t/halden/rpc/requests.submit', input, cookie);
  } catch (error) {
    // What `fetch` throws when nobody listens, or when the other side is gone. A call that hangs is thrown on.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
