import { createCallerFactory } from '@remit/api/trpc';
import { delayProxy } from './delay-proxy.ts';
import { median } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';
import { guarded } from './wall-routers.ts';
import { contextOf, openWallStore, type WallWorld } from './wall-world.ts';

const oneWay = 15;

/** How often a read call waits for a database, one wait after the other, before the query that it is about. */
export async function measureWaits(world: WallWorld): Promise<void> {
  say(`a read call over connections on which everything takes ${2 * oneWay} ms there and back`);
  const proxy = await delayProxy(world.databaseUrl, oneWay);
  const store = await openWallStore(proxy.address, world.secret);
  const { read } = createCallerFactory(guarded)(contextOf(world, store));
  const times: number[] = [];
  for (let round = -5; round < 25; round++) {
    const began = performance.now();
    await read();
    if (round >= 0) times.push(performance.now() - began);
  }
  await store.close();
  await proxy.close();
  const trips = median(times) / (2 * oneWay);
  printFigure({
    figure: 'waits one after the other before the own query of a read call',
    value: Math.round(trips) - 1,
    unit: 'waits',
    target: 2,
    notes: `${median(times).toFixed(1)} ms in all where a round trip takes ${2 * oneWay} ms: ${trips.toFixed(2)} of them, the own query's included`,
  });
}
