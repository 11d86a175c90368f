import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { median } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';
import type { Load } from './load-worker.ts';
import { bareRouter, guarded } from './wall-routers.ts';
import { contextOf, type WallWorld } from './wall-world.ts';

const rounds = 5;
const seconds = 2;
const atOnce = 16;

/** How many read calls a second go through the door over HTTP, as a share of those without it. */
export async function measureThroughput(world: WallWorld): Promise<void> {
  say(`calls over HTTP, ${atOnce} at once, behind the door and bare`);
  const bare = bareRouter(world);
  const context = contextOf(world, world.store);
  const app = fastify();
  app.get('/guarded/read', (req, res) =>
    fastifyRequestHandler({ router: guarded, req, res, path: 'read', createContext: () => context }),
  );
  app.get('/bare/read', (req, res) =>
    fastifyRequestHandler({ router: bare.router, req, res, path: 'read', createContext: () => ({}) }),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const rates = { guarded: [] as number[], bare: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    const [one, other] = [await rateOf(app, '/guarded/read'), await rateOf(app, '/bare/read')];
    if (round < 0) continue;
    rates.guarded.push(one);
    rates.bare.push(other);
  }
  await app.close();
  await bare.close();
  const [withDoor, without] = [median(rates.guarded), median(rates.bare)];
  printFigure({
    figure: 'throughput of an authorized read, of that of the bare procedure',
    value: (withDoor / without) * 100,
    unit: '%',
    target: 40,
    atLeast: true,
    notes: `${Math.round(withDoor)} calls a second behind the door, ${Math.round(without)} bare; the load is a thread of its own`,
  });
}

/** Calls a second, made by another thread. */
async function rateOf(app: FastifyInstance, path: string): Promise<number> {
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens nowhere');
  const load: Load = {
    url: `http://127.0.0.1:${address.port}${path}`,
    headers: {},
    atOnce,
    milliseconds: seconds * 1_000,
  };
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: load });
  const [calls] = (await once(worker, 'message')) as [number];
  return calls / seconds;
}
