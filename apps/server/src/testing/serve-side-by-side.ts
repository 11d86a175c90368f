import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import type { Store } from '@remit/store/open-store';
import { createHttpServer } from '../http-server.ts';
import { startJobs } from '../jobs.ts';
import { testSigner } from './test-signer.ts';

/** One of several servers on the same databases, with a store and a memory of its own, reached over a socket. */
export interface SideServer {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** The exports that servers side by side make and send. */
export interface SideExports {
  /** Where they lie, for all of the servers. */
  readonly folder: string;
  /** Places of a chain that one batch of an export looks at. */
  readonly stretch: number;
}

/**
 * Starts one on any free port.
 * @param hurryStreams whether its open streams hear the databases' notices
 * @param exports without it, it does no jobs and sends no files
 */
export async function serveBeside(
  openStore: () => Promise<Store>,
  hurryStreams = true,
  exports: SideExports | null = null,
): Promise<SideServer> {
  const store = await openStore();
  const logger = pino({ level: 'silent' });
  const origins = new Set<string>();
  const services = { store, policies: createPolicyCache(), log: logger, signer: testSigner() };
  const app = await createHttpServer({
    services,
    origins,
    consoleFolder: null,
    logger,
    hurryStreams,
    ...(exports === null ? {} : { exportsFolder: exports.folder }),
  });
  const jobs =
    exports === null
      ? null
      : startJobs({
          services,
          tools: {
            folder: exports.folder,
            exportStretch: exports.stretch,
            signer: ed25519Signer(randomBytes(32)),
            headsOf: async () => null,
          },
          // A worker that was quicker than the call that asked comes again soon.
          lookEvery: 100,
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
      await jobs?.close();
      await store.close();
    },
  };
}
