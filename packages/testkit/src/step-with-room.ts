import { setTimeout as wait } from 'node:timers/promises';
import { codePeriod } from '@remit/identity/second-factor';

/** How much of a step a call gets to arrive in it, on a machine that has much else to do, in ms. */
const room = 5_000;

/**
 * Waits until whoever sends the code of the step before this one is heard within this one: one step later it is too old.
 * Five times of six that is now.
 * @param now by the clock that codes are looked at by, in ms since 1970 UTC
 * @returns an instant of the step with room, by the same clock
 */
export async function stepWithRoom(now: number): Promise<number> {
  const left = codePeriod - (now % codePeriod);
  if (left >= room) return now;
  await wait(left);
  return now + left;
}
