import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import postgres from 'postgres';
import { expect } from 'vitest';
import type { Store } from '@remit/store/open-store';
import { testStoreOptions } from '@remit/testkit/postgres';
import { createHttpServer } from '../http-server.ts';
import { origin, type Served } from './serve-sample.ts';
import { neverStops, type Stop, stoppingStore } from './stopping-store.ts';
import { waitersOn } from './waiters-on.ts';

/** Two calls, one of which was stopped once. */
export interface Stopped<First, Second> {
  readonly first: First;
  readonly second: Second;
  /** False where the first had fewer statements than that, and ran through before the second began. */
  readonly stopped: boolean;
}

/** Runs two calls so that the second comes between two statements of the first. */
export interface StopBetween {
  /**
   * Stops the first call before its statement of a number, in whatever transaction, until the second has ended or waits
   * for what the first holds.
   * Neither meets a limit of time meanwhile. Each makes its call on the server that it is given.
   * @param place of the statement, from 1
   */
  run<First, Second>(
    place: number,
    first: (app: FastifyInstance) => Promise<First>,
    second: (app: FastifyInstance) => Promise<Second>,
  ): Promise<Stopped<First, Second>>;
  close(): Promise<void>;
}

/** Of two calls at once, every order in which the one comes between two statements of the other: no luck is needed. */
export async function stopBetween({ services }: Served): Promise<StopBetween> {
  const server = postgres(testStoreOptions().databaseUrl, { max: 1 });
  let stop: Stop = neverStops;
  const serverOn = (store: Store): Promise<FastifyInstance> =>
    createHttpServer({
      services: { ...services, store },
      origins: new Set([origin]),
      consoleFolder: null,
      logger: pino({ level: 'silent' }),
    });
  const stopped = await serverOn(stoppingStore(services.store, () => stop));
  const free = await serverOn(stoppingStore(services.store, () => neverStops));
  return {
    run: async (place, first, second) => {
      const [reached, go] = [Promise.withResolvers<boolean>(), Promise.withResolvers<void>()];
      let sent = 0;
      const pids = new Set<number>();
      stop = {
        pids,
        before: async () => {
          sent += 1;
          if (sent !== place) return;
          reached.resolve(true);
          await go.promise;
        },
      };
      const firstDone = first(stopped);
      const wasStopped = await Promise.race([reached.promise, firstDone.then(() => false)]);
      let ended = false;
      const secondDone = second(free).finally(() => (ended = true));
      await expect.poll(async () => ended || (await waitersOn(server, [...pids])).length > 0).toBe(true);
      go.resolve();
      const [one, other] = await Promise.all([firstDone, secondDone]);
      return { first: one, second: other, stopped: wasStopped };
    },
    close: async () => {
      await Promise.all([stopped.close(), free.close()]);
      await server.end();
    },
  };
}
