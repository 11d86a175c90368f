import { measureTiming, tellsApart, type TimingResult } from '@remit/testkit/measure-timing';
import { seededRandom } from '@remit/testkit/seeded-random';
import { control, timingProbes } from '@remit/testkit/timing-world';
import { fuzzArguments } from './fuzz-arguments.ts';
import { withServers } from './fuzz-servers.ts';
import { progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

/**
 * Asks a server about what is there and what is not, as somebody who may see neither, and holds the times of the
 * refusals against each other.
 * @returns 0 when no times tell one from the other, 1 when some do, or when not even a delay put there on purpose was
 *   noticed; 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzTiming(args: readonly string[]): Promise<number> {
  const { count, seed } = fuzzArguments(args, 5_000);
  const random = seededRandom(seed);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed asks in the same order`);
  return stoppable(async (signal) => {
    const results = await withServers(4, async (store, [url]) => {
      const found: TimingResult[] = [];
      for (const probe of await timingProbes(store, url)) {
        const onProgress = (done: number): void => bar.show(done / (2 * count), probe.name);
        found.push(await measureTiming(probe, { count, random, signal }, onProgress));
        if (signal.aborted) break;
      }
      return found;
    });
    bar.end();
    for (const result of results) process.stdout.write(`${sentenceOf(result)}\n`);
    if (results.some(isWrong)) return 1;
    return signal.aborted ? 130 : 0;
  });
}

function isWrong({ name, t, differs }: TimingResult): boolean {
  return differs !== null || Math.abs(t) >= tellsApart !== (name === control);
}

function sentenceOf(result: TimingResult): string {
  const { name, samples, t, there, notThere, differs } = result;
  const times = `median ${there.toFixed(3)} ms there, ${notThere.toFixed(3)} ms not there`;
  const found = `${name}: t ${t.toFixed(2)} over 2 × ${samples.toLocaleString('en')} questions; ${times}`;
  if (differs !== null) return `${found}; ${differs}`;
  if (!isWrong(result)) return `${found}.`;
  return name === control
    ? `${found}; too much noise here to tell anything.`
    : `${found}; the times tell which.`;
}
