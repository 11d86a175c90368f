import { createCallerFactory } from '@remit/api/trpc';
import { median } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';
import { bareRouter, guarded } from './wall-routers.ts';
import { contextOf, type WallWorld } from './wall-world.ts';

const rounds = 2_000;
const warmUp = 300;

/** What the whole door adds to a read call, one call after the other, against the same query bare. */
export async function measureDoor(world: WallWorld): Promise<void> {
  say('a read call behind the door, and its query bare');
  const bare = bareRouter(world);
  const guardedCall = createCallerFactory(guarded)(contextOf(world, world.store));
  const bareCall = bare.createCaller({});
  const times = { guarded: [] as number[], bare: [] as number[] };
  // In turns, so that whatever else the machine does is in both.
  for (let round = -warmUp; round < rounds; round++) {
    const began = performance.now();
    await guardedCall.read();
    const between = performance.now();
    await bareCall.read();
    const ended = performance.now();
    if (round < 0) continue;
    times.guarded.push(between - began);
    times.bare.push(ended - between);
  }
  await bare.close();
  const [withDoor, without] = [median(times.guarded), median(times.bare)];
  printFigure({
    figure: 'overhead of the whole door on a read call',
    value: withDoor - without,
    unit: 'ms',
    target: 1.5,
    notes: `median of ${rounds}: ${withDoor.toFixed(3)} ms behind the door, ${without.toFixed(3)} ms bare`,
  });
}
