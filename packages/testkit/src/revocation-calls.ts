import { raceStream, type RaceCredentials } from './revocation-http.ts';
import { type RaceLane, raceSession } from './revocation-lane.ts';
import type { Race, RaceOutcome } from './revocation-race.ts';
import { timeInLine } from './time-in-line.ts';

/** Begins a call to a server and settles with whether anything of it was let through. */
export type Reach = (url: string) => Promise<boolean>;

/** Calls that somebody makes again and again. */
export interface RacedCalls {
  readonly credentials: 'browser' | 'client';
  /** Whether it is a stream, which a published version does not end. */
  readonly streams: boolean;
  /** Gets ready what so many calls need, before the change. */
  ready(urls: Race['urls'], lane: RaceLane, credentials: RaceCredentials, calls: number): Promise<Reach>;
}

/**
 * Calls both servers before a change, while it commits, and anew the moment it has.
 * @throws when somebody whose access was not taken away yet is refused: such a race would prove nothing
 */
export async function raceCalls(
  { urls, lane, trigger, random }: Race,
  { credentials: kind, streams, ready }: RacedCalls,
): Promise<RaceOutcome> {
  const credentials = await raceSession(lane, kind);
  // Before and after on each, and one in flight.
  const reaches = await ready(urls, lane, credentials, 2 * urls.length + 1);
  const before = await Promise.all(urls.map(reaches));
  if (before.includes(false)) throw new Error(`before \`${trigger.name}\` a call was refused already`);
  const ended = streams && trigger.endsSessions;
  const open = ended ? await raceStream(random.pick(urls), `/t/${lane.slug}/events`, credentials) : null;
  const over = open === null ? null : open.over.then(ownTime);
  const flying = reaches(random.pick(urls));
  await trigger.commit(lane);
  const committed = ownTime(performance.now());
  const after = await Promise.all(urls.map(reaches));
  const inFlight = await flying;
  const closing = over === null ? null : (await over) - committed;
  await trigger.mend(lane);
  // A published version ends no session, and a stream says nothing that it could take away.
  const counts = !streams || trigger.endsSessions;
  return {
    calls: counts ? after.length : 0,
    through: counts ? after.filter(Boolean).length : 0,
    inFlight,
    closing,
  };
}

/** A moment on a clock that stands still while others on the machine keep this process from running. */
const ownTime = (at: number): number => at - timeInLine([process.pid]);
