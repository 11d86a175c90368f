import { newRaceLane } from '@remit/testkit/new-race-lane';
import { type RaceReport, revocationRaces } from '@remit/testkit/revocation-races';
import { counted } from './counted.ts';
import { fuzzArguments } from './fuzz-arguments.ts';
import { withServers } from './fuzz-servers.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

const lanes = 8;
// A lane holds a job while it makes its change.
const poolSize = 2 * lanes;

/**
 * Takes access away again and again under two server processes on one database, and calls both at once.
 * @returns 0 when no call that began after the change was let through, 1 when one was, 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzRevocation(args: readonly string[]): Promise<number> {
  const { count, seed } = fuzzArguments(args, 100_000);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed makes the same changes in the same order`);
  return stoppable(async (signal) => {
    const began = performance.now();
    const report = await withServers(poolSize, async (store, urls) => {
      const people = await Promise.all(Array.from({ length: lanes }, () => newRaceLane(store)));
      const onProgress = ({ races }: RaceReport): void => {
        const rate = Math.round(races / ((performance.now() - began) / 1000));
        bar.show(races / count, `${counted(races, 'race')} (${rate} a second)`);
      };
      return revocationRaces({ urls, lanes: people, count, seed, signal, onProgress });
    });
    bar.end();
    process.stdout.write(`${summary(report, seed, performance.now() - began)}\n`);
    if (report.through.size > 0) return 1;
    return report.races >= count ? 0 : 130;
  });
}

function summary(
  { races, byChannel, calls, through, inFlight, closing }: RaceReport,
  seed: number,
  elapsed: number,
): string {
  const sorted = closing.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const rate = Math.round(races / (elapsed / 1000));
  const lines = [
    `${counted(races, 'race')} on two servers, seed ${seed}, in ${duration(elapsed)}: ${rate} a second.`,
    `By channel: ${[...byChannel].map(([name, each]) => `${name} ${each.races.toLocaleString('en')}`).join(', ')}.`,
    `${counted(calls, 'call')} began, or jobs went on, after the change; ${inFlight.toLocaleString('en')} were let through in flight, before it.`,
    `Open streams closed within ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (all).`,
  ];
  if (through.size === 0) return [...lines, 'None of those calls was let through.'].join('\n');
  const found = [...through].map(([name, times]) => `${name}: ${times}`);
  return [...lines, 'Let through after the change:', ...found].join('\n');
}
