import type { ProgressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

/**
 * Runs something in pieces behind a bar, which Ctrl+C ends between one piece and the next.
 * @param done says on stdout what came of it
 * @returns the exit code: 0 when it came to its end, 130 when it was stopped before
 */
export const resumable = <T>(
  bar: ProgressBar,
  work: (signal: AbortSignal) => Promise<T>,
  done: (result: T) => string,
): Promise<0 | 130> =>
  stoppable(async (signal) => {
    let result: T;
    try {
      result = await work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      bar.end();
      process.stderr.write('Stopped; the same command goes on where this one ended.\n');
      return 130;
    }
    bar.end();
    process.stdout.write(done(result));
    return 0;
  });
