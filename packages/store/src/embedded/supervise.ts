import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

/** A server that is started again whenever it ends by itself, always on the same port. */
export interface Supervisor {
  readonly port: number;
  readonly pid: () => number | null;
  stop(): Promise<void>;
}

/**
 * Starts a server on a free port and keeps it running.
 * @param start starts it on a port; settles when it accepts connections
 * @param onTrouble called with a sentence when it ended by itself, and when it is back or still is not
 * @throws what `start` throws, when the first start fails
 */
export async function supervise(
  start: (port: number) => Promise<Postmaster>,
  onTrouble: (sentence: string) => void,
): Promise<Supervisor> {
  const port = await freePort();
  const stopping = new AbortController();
  let current: Postmaster | null = await start(port);

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      await current?.ended;
      if (stopping.signal.aborted) return;
      current = null;
      onTrouble('PostgreSQL ended by itself; starting it again');
      current = await startAgain();
      if (current !== null) onTrouble('PostgreSQL runs again');
    }
  }

  // Its old processes may take a moment to notice that they are orphans; a full disk may take an hour to be emptied.
  async function startAgain(): Promise<Postmaster | null> {
    for (let pause = 50; !stopping.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
      try {
        return await start(port);
      } catch (error) {
        if (pause >= 1_600) onTrouble(error instanceof Error ? error.message : String(error));
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return null;
  }

  const kept = keepRunning();
  return {
    port,
    pid: () => current?.pid ?? null,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await kept;
      // A start that was under way when the stop came.
      await current?.stop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
