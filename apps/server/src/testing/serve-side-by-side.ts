import { pino } from 'pino';
import { createPolicyCache } from '@remit/api/policy-cache';
import type { Store } from '@remit/store/open-store';
import { createHttpServer } from '../http-server.ts';

/** One of several servers on the same databases, with a store and a memory of its own, reached over a socket. */
export interface SideServer {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** Starts one on any free port. @param hurryStreams whether its open streams hear the databases' notices */
export async function serveBeside(openStore: () => Promise<Store>, hurryStreams = true): Promise<SideServer> {
  const store = await openStore();
  const logger = pino({ level: 'silent' });
  const origins = new Set<string>();
  const app = await createHttpServer({
    services: { store, policies: createPolicyCache(), log: logger },
    origins,
    consoleFolder: null,
    logger,
    hurryStreams,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens nowhere');
  const url = `http://localhost:${address.port}`;
  origins.add(url);
  return {
    url: url,
    store,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}
