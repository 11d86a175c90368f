import { awaited } from './awaited.ts';
import type { Ledger } from './ledger.ts';

/** People who submit and approve, one call after the other, through outages, until they are told to stop. */
export interface LedgerLoad {
  /** Calls that were acknowledged so far. */
  acknowledged(): number;
  /** When the latest of them began, in ms of `performance.now()`: what was under way says nothing of what is up now. */
  latestBegan(): number;
  /** Settles at the first acknowledgement after which something holds, or when they were stopped. */
  until(holds: () => boolean): Promise<void>;
  /** Lets each finish the call that is under way. */
  stop(): Promise<void>;
}

export interface LedgerLoadOptions {
  /** Of the server; another one after each restart. */
  readonly url: () => string;
  /** Cookies of who submits in production and of who decides there. */
  readonly submitter: string;
  readonly approver: string;
  readonly ledger: Ledger;
}

const workers = 4;
const longestCall = 10_000;

interface Reply {
  readonly status: number;
  readonly data: { readonly id?: string; readonly revision?: number };
  readonly text: string;
}

/** Submits payment requests in Halden, and approves each that was acknowledged. */
export function ledgerLoad({ url, submitter, approver, ledger }: LedgerLoadOptions): LedgerLoad {
  const stopping = new AbortController();
  const changes = awaited();
  let [count, acknowledged, latestBegan] = [0, 0, 0];

  async function call(procedure: string, cookie: string, input: object): Promise<Reply | null> {
    const origin = url();
    const began = performance.now();
    try {
      const response = await fetch(`${origin}/t/halden/rpc/requests.${procedure}`, {
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(longestCall),
      });
      const text = await response.text();
      const { result } = JSON.parse(text) as { readonly result?: { readonly data: Reply['data'] } };
      const reply: Reply = { status: response.status, data: result?.data ?? {}, text };
      // An outage: whether it has this one is anybody's guess.
      if (reply.status === 503) return null;
      if (reply.status === 200) {
        acknowledged += 1;
        latestBegan = Math.max(latestBegan, began);
      } else ledger.strange.push(`${procedure} was answered with ${reply.status}: ${text}`);
      changes.happened();
      return reply.status === 200 ? reply : null;
    } catch (error) {
      // What `fetch` throws when nobody listens, or when the other side is gone. A call that hangs is thrown on.
      if (error instanceof TypeError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  async function workOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      const purpose = `${ledger.name} ${(count += 1)}`;
      const submitted = await call('submit', submitter, {
        purpose,
        amount: { minor: 4_500, currency: 'EUR' },
        department: '/operations/production',
        folder: '/operations/production',
      });
      const { id, revision } = submitted?.data ?? {};
      if (id === undefined) {
        await breath();
        continue;
      }
      ledger.submitted.set(purpose, id);
      const approved = await call('approve', approver, { id, revision });
      if (approved !== null) ledger.approved.add(id);
    }
  }

  const over = Promise.all(Array.from({ length: workers }, workOn));
  // Whoever waits for the load hears of its failure; nobody else may be surprised by it.
  over.catch(() => undefined);
  return {
    acknowledged: () => acknowledged,
    latestBegan: () => latestBegan,
    until: (holds) => changes.until(holds, over),
    stop: async () => {
      stopping.abort();
      await over;
    },
  };
}

/** A server that is down answers at once that it is: asking again at once would keep both from getting up. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
