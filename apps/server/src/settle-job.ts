import { finishJob, type JobEnd, type LeasedJob, putBackJob } from '@remit/store/jobs';
import type { Store } from '@remit/store/open-store';
import type { JobStop } from './job-stop.ts';

/**
 * Writes down what becomes of a job that goes no further here: it waits for another worker, or has ended.
 * @param lookIn has jobs looked for once that many seconds are over: the time of one that waits has come then
 * @throws StoreError where it cannot be written down: its lease ends by itself, and then another worker takes it
 */
export async function settleJob(
  store: Pick<Store, 'withIdentity'>,
  job: LeasedJob,
  stop: JobStop,
  lookIn: (seconds: number) => void,
): Promise<void> {
  const putBack = async (seconds: number): Promise<void> => {
    await store.withIdentity((tx) => putBackJob(tx, job, seconds));
    lookIn(seconds);
  };
  const end = async (how: JobEnd): Promise<void> => {
    await store.withIdentity((tx) => finishJob(tx, job, how));
  };
  switch (stop) {
    case 'lost':
      return;
    case 'shutting down':
      // Another process, or the next start, does it.
      await store.withIdentity((tx) => putBackJob(tx, job, 0));
      return;
    case 'soon':
      return putBack(4 ** job.attempts / 40);
    case 'again':
      return putBack(2 ** job.attempts / 4);
    case 'cancelled':
      return end({ state: 'cancelled', problem: null });
    case 'revoked':
    case 'gone':
    case 'tries':
    case 'failed':
      return end({ state: 'failed', problem: stop });
    default:
      return stop satisfies never;
  }
}
