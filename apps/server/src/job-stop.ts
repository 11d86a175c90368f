import { JobStopped, type StopReason } from '@remit/api/job-stopped';
import { StoreError } from '@remit/store/errors';
import type { LeasedJob } from '@remit/store/jobs';

/** Why a job goes no further. `soon` and `again`: for now, and it is tried once more after a moment, or after a while. */
export type JobStop = StopReason | 'soon' | 'again';

/** A job that was begun so often and never ended is not begun again. */
export const mostAttempts = 5;
/** A job is asked for a moment before its row is there: it is looked for again so often before it counts as gone. */
const lookedFor = 4;

/** Why a job went no further that ended with this error. */
export function jobStop(error: unknown, job: LeasedJob): JobStop {
  if (error instanceof JobStopped) {
    return error.reason === 'gone' && job.attempts < lookedFor ? 'soon' : error.reason;
  }
  // The database was not there for a moment, or was busy: what was done is done over.
  const passing = error instanceof StoreError && (error.code === 'unavailable' || error.code === 'busy');
  return passing && job.attempts < mostAttempts ? 'again' : 'failed';
}
