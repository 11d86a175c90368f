import type { JobProblem } from '@remit/store/jobs';

/**
 * Why a job goes no further: what it lacks; its asker's wish; a worker that took it over, as this one was not heard of;
 * or a server that shuts down and leaves it to the next.
 */
export type StopReason = JobProblem | 'cancelled' | 'lost' | 'shutting down';

/** Ends a job between two batches. */
export class JobStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`the job goes no further: ${reason}`);
    this.name = 'JobStopped';
    this.reason = reason;
  }
}
