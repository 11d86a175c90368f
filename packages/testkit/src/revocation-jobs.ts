import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { askForExport, exportsOf } from './revocation-exports.ts';
import type { RaceCredentials } from './revocation-http.ts';
import { type RaceLane, raceSession } from './revocation-lane.ts';
import type { Race, RaceOutcome } from './revocation-race.ts';

/** When a change meets a job: before a worker has begun it, or between two of its batches. */
export type JobMoment = 'waiting' | 'running';

interface JobRow {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly problem: string | null;
  readonly done: number;
  readonly total: number | null;
}

/**
 * Asks for an export, makes the change while no worker can take the job or go on with it, and lets go of it. A job that
 * goes on then must write nothing more and offer nothing.
 * @param stretch places of the chain that one batch of the servers looks at
 */
export async function raceJob(
  { urls, lane, trigger, random }: Race,
  moment: JobMoment,
  stretch: number,
): Promise<RaceOutcome> {
  const credentials = await raceSession(lane, 'browser');
  await Promise.all(urls.map((url) => exportsOf(url, lane.slug, credentials)));
  const id = await askForExport(random.pick(urls), lane.slug, credentials);
  if (moment === 'running') await untilJob(lane, id, ({ done }) => done > 0);
  const held = await lane.store.withIdentity(async (tx) => {
    // Its row: a worker passes by a job that is held, and waits for it where it has it already. Touched so, workers are
    // told when it is let go.
    const [job] = await tx.rows<JobRow>(sql`
      update identity.job set cancel_asked = cancel_asked where ref = ${id} returning ${columns}`);
    if (job === undefined) throw new Error('the job of a race is not there');
    await trigger.commit(lane);
    return job;
  });
  const ended = await untilJob(lane, id, ({ state }) => state !== 'waiting' && state !== 'running');
  await trigger.mend(lane);
  const offered = await isOffered(urls[0], lane, id, await raceSession(lane, 'browser'));
  const inFlight = wentOnInFlight(held, ended, stretch);
  const refused = ended.state === 'failed' && ended.problem === 'revoked' && !offered;
  const within = ended.done <= held.done + mostAfter(held, stretch);
  const counts = !isOver(held) && !inFlight;
  return { calls: counts ? 1 : 0, through: counts && !(refused && within) ? 1 : 0, inFlight, closing: null };
}

/**
 * What may still be written, in places. One that nobody had begun: nothing. One under way: the batch under way, and the
 * one after it, when the worker asked whether to go on before the change and waited for the row since.
 */
function mostAfter({ state }: JobRow, stretch: number): number {
  return state === 'running' ? 2 * stretch : 0;
}

const isOver = ({ state }: JobRow): boolean => state !== 'waiting' && state !== 'running';

/** Whether it came to its end with what it had begun before the change. */
function wentOnInFlight(held: JobRow, ended: JobRow, stretch: number): boolean {
  if (ended.state !== 'done') return false;
  if (isOver(held)) return true;
  return (
    held.state === 'running' && held.total !== null && held.total <= held.done + mostAfter(held, stretch)
  );
}

const columns = sql`state, problem, done::float8 as done, total::float8 as total`;

async function untilJob(lane: RaceLane, id: string, holds: (job: JobRow) => boolean): Promise<JobRow> {
  for (;;) {
    const [job] = await lane.store.withIdentity(
      (tx) => tx.rows<JobRow>(sql`select ${columns} from identity.job where ref = ${id}`),
      'read',
    );
    if (job === undefined) throw new Error('the job of a race is not there');
    if (holds(job) || isOver(job)) return job;
    // A job that goes on tells nobody; whoever waits for it looks.
    await pause(3);
  }
}

/** Whether its asker, let in again, is offered a file of it, or is not told why there is none. */
async function isOffered(
  url: string,
  { slug }: RaceLane,
  id: string,
  credentials: RaceCredentials,
): Promise<boolean> {
  const task = (await exportsOf(url, slug, credentials)).find((each) => each.id === id);
  if (task?.work.kind !== 'export') throw new Error('what a race asked for is not listed');
  const { file, manifest, outcome } = task.work;
  return file !== null || manifest !== null || outcome !== null || task.problem === null;
}
