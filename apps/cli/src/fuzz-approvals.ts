import { setImmediate } from 'node:timers/promises';
import { approvalHistory } from '@remit/testkit/approval-history';
import { fuzzArguments } from './fuzz-arguments.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

/** Histories between two looks at the clock and at whether somebody stopped it. */
const BATCH = 200;

/**
 * Runs random histories of requests through the machine, each judged by an oracle of its own, until one is at fault.
 * @returns 0 when none was, 1 when one was (its seed is printed), 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzApprovals(args: readonly string[]): Promise<number> {
  const { count, seed } = fuzzArguments(args, 1_000_000);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed runs the same histories`);
  const began = performance.now();
  const totals = new Map<string, number>();
  let [done, events] = [0, 0];
  const summary = (): string => {
    const elapsed = performance.now() - began;
    const rate = Math.round(done / (elapsed / 1000));
    const kinds = [...totals]
      .toSorted(([, one], [, other]) => other - one)
      .map(([kind, times]) => `${kind} ${times}`);
    return [
      `${done.toLocaleString('en')} histories with ${events.toLocaleString('en')} events, seed ${seed}, in ${duration(elapsed)}: ${rate.toLocaleString('en')} a second.`,
      `Histories with: ${kinds.join(', ')}.`,
    ].join('\n');
  };
  return stoppable(async (signal) => {
    while (done < count && !signal.aborted) {
      const batch = Math.min(BATCH, count - done);
      for (let at = 0; at < batch; at += 1) {
        const run = approvalHistory(seed + done);
        done += 1;
        events += run.events;
        for (const kind of run.kinds) totals.set(kind, (totals.get(kind) ?? 0) + 1);
        if (run.faults.length === 0) continue;
        bar.end();
        process.stdout.write(
          `${summary()}\nThe history of seed ${seed + done - 1} is at fault: ${run.faults.join('; ')}.\nAsk for it with --count 1 --seed ${seed + done - 1}.\n`,
        );
        return 1;
      }
      bar.show(done / count, `${done.toLocaleString('en')} histories`);
      await setImmediate();
    }
    bar.end();
    process.stdout.write(`${summary()}\n`);
    return done >= count ? 0 : 130;
  });
}
