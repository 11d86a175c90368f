import type { Services } from '@remit/api/context';
import { runJob } from '@remit/api/job-run';
import type { JobTools } from '@remit/api/running-job';
import { JobStopped } from '@remit/api/job-stopped';
import { failureWindow } from '@remit/identity/sign-in-throttle';
import { deleteOldExports } from '@remit/store/audit/audit-export-file';
import { forgetAttempts } from '@remit/store/identity/attempts';
import { finishJob, forgetJobs, type LeasedJob, renewJob, takeJob } from '@remit/store/jobs';
import { sweepExports } from '@remit/store/sweep-exports';
import { jobStop, mostAttempts } from './job-stop.ts';
import { settleJob } from './settle-job.ts';

export interface JobsOptions {
  readonly services: Services;
  readonly tools: JobTools;
  /** Jobs that this process does at once. */
  readonly atOnce?: number;
  /** How long a job stays with a worker that is not heard of, in seconds. */
  readonly lease?: number;
  /** How often a worker looks for jobs that it did not hear of, in ms. */
  readonly lookEvery?: number;
  /** How often files and rows of old jobs are cleared away, in ms. */
  readonly tidyEvery?: number;
}

/** Does jobs, from now on until it is closed. */
export interface Jobs {
  /** Lets go of what is under way, between two batches: another process, or the next start, does it. */
  close(): Promise<void>;
}

const hour = 60 * 60 * 1000;
const keptDays = 30;

/**
 * Takes jobs from the queue as they come, several at once, and clears away files and rows of old ones, and guesses at
 * passwords and codes that count no longer.
 */
export function startJobs(options: JobsOptions): Jobs {
  const { services, tools, atOnce = 2, lease = 30, lookEvery = 2_000, tidyEvery = hour } = options;
  const { store, log } = services;
  const running = new Set<Promise<void>>();
  let closing = false;
  let looking: Promise<void> = Promise.resolve();

  function look(): void {
    if (closing) return;
    looking = looking.then(fill).catch((error: unknown) => {
      log.warn({ err: error }, 'jobs could not be looked for; they are looked for again');
    });
  }

  /** The time of one that was put back may come before the next look. */
  const lookIn = (seconds: number): void => void setTimeout(look, seconds * 1_000).unref();

  /** Takes jobs as long as there are any and hands are free. */
  async function fill(): Promise<void> {
    for (;;) {
      if (closing || running.size >= atOnce) return;
      const job = await store.withIdentity((tx) => takeJob(tx, lease));
      if (job === null) return;
      const doing = work(job).finally(() => {
        running.delete(doing);
        look();
      });
      running.add(doing);
    }
  }

  async function work(job: LeasedJob): Promise<void> {
    const fields = { job: job.id, kind: job.kind, attempts: job.attempts, correlationId: job.correlationId };
    try {
      if (job.attempts > mostAttempts) throw new JobStopped('tries');
      await runJob({ services, tools, job, onProgress: (done, total) => goOn(job, done, total) });
      await store.withIdentity((tx) => finishJob(tx, job, { state: 'done', problem: null }));
    } catch (error) {
      const reason = jobStop(error, job);
      if (reason === 'failed') log.error({ ...fields, err: error }, 'a job failed');
      else log.info({ ...fields, reason }, 'a job goes no further');
      await settleJob(store, job, reason, lookIn).catch((cause: unknown) => {
        // Its lease ends by itself, and then another worker takes it.
        log.warn({ ...fields, err: cause }, 'how a job ended could not be written down');
      });
    }
  }

  async function goOn(job: LeasedJob, done: number, total: number | null): Promise<void> {
    if (closing) throw new JobStopped('shutting down');
    const order = await store.withIdentity((tx) => renewJob(tx, job, { done, total }, lease));
    if (order !== 'go on') throw new JobStopped(order);
  }

  async function deleteFiles(): Promise<void> {
    const deleted = await deleteOldExports(tools.folder, Date.now());
    if (deleted > 0) log.info({ deleted }, 'files of old exports were deleted');
    const tenants = await sweepExports(store, tools.folder);
    if (tenants > 0) log.info({ tenants }, 'files of exports of destroyed tenants were deleted');
  }
  /** Each by itself: a folder that cannot be read keeps no row. */
  function tidy(): void {
    deleteFiles().catch((error: unknown) => log.warn({ err: error }, 'old exports could not be deleted yet'));
    store
      .withIdentity((tx) => forgetJobs(tx, keptDays))
      .catch((error: unknown) => log.warn({ err: error }, 'old jobs could not be forgotten yet'));
    store
      .withIdentity((tx) => forgetAttempts(tx, failureWindow))
      .catch((error: unknown) => log.warn({ err: error }, 'old attempts could not be forgotten yet'));
  }

  const timers = [setInterval(look, lookEvery).unref(), setInterval(tidy, tidyEvery).unref()];
  const listening = store.onChange(null, look).catch((error: unknown) => {
    // It looks by itself as well.
    log.warn({ err: error }, 'jobs are not heard of; they are looked for');
    return () => undefined;
  });
  tidy();
  look();

  return {
    close: async () => {
      closing = true;
      for (const timer of timers) clearInterval(timer);
      (await listening)();
      await looking;
      await Promise.all(running);
    },
  };
}
