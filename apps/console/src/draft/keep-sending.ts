import type { DraftMoment, DraftServer } from './draft-moment.ts';

/** How long edits are gathered before they are sent, in ms. */
const GATHERED = 150;
/** After a failure that may pass, longer each time, in ms. */
const PAUSES = [1_000, 3_000, 10_000, 30_000] as const;

interface Sending {
  /** One call with everything that the server does not have. @returns whether there was anything to send */
  readonly send: () => Promise<boolean>;
  /** Takes over what somebody else made of it. @returns why nothing more can be saved; null where it can */
  readonly takeOver: () => Promise<string | null>;
  /** Hears where the sending stands, and why it goes no further. */
  readonly tell: (saving: DraftMoment['saving'], notice?: string) => void;
}

/**
 * Sends what there is to be sent, one call at a time, until there is no more: what moved under a call is taken over and
 * sent again, what may pass is tried again after a pause, and what was refused ends it.
 */
export function keepSending(
  server: Pick<DraftServer, 'problem' | 'wait'>,
  { send, takeOver, tell }: Sending,
) {
  let running: Promise<void> | null = null;
  let wake = (): void => undefined;

  async function run(): Promise<void> {
    let failures = 0;
    let stale = false;
    await server.wait(GATHERED);
    for (;;) {
      try {
        if (stale) {
          const refused = await takeOver();
          stale = false;
          if (refused !== null) return tell('failed', refused);
        }
        if (!(await send())) return tell('saved');
        failures = 0;
      } catch (error) {
        const { kind, sentence } = server.problem(error);
        if (kind === 'moved' && !stale) {
          stale = true;
          continue;
        }
        if (kind === 'refused') return tell('failed', sentence);
        tell('waiting');
        await pause(PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0);
        failures += 1;
      }
    }
  }

  /** Waits for a while, or until somebody asks to go on. */
  async function pause(ms: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, server.wait(ms)]);
  }

  function flush(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  async function settled(): Promise<void> {
    if (running === null) return;
    await running;
    await settled();
  }

  return {
    /** Begins, or goes on. @returns comes back with what is on its way now */
    flush,
    /** What is on its way; null where nothing is. */
    running: () => running,
    /** Comes back once nothing is on its way. */
    settled,
    /** Tries again at once what could not be sent. */
    retry(): Promise<void> {
      wake();
      return flush();
    },
  };
}
