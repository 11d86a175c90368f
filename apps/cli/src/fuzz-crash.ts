import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashReport, crashRuns } from '@remit/testkit/ledger-crash';
import { counted } from './counted.ts';
import { fuzzArguments } from './fuzz-arguments.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

/**
 * Kills a Remit and its Postgres under load again and again, and holds what is there against what was acknowledged.
 * @returns 0 when nothing acknowledged was lost or doubled, 1 when something was, 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzCrash(args: readonly string[]): Promise<number> {
  const { count, seed } = fuzzArguments(args, 1_000);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed kills after as many calls`);
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-fuzz-'));
  return stoppable(async (signal) => {
    const began = performance.now();
    try {
      const onProgress = ({ kills, submitted, approved }: CrashReport): void =>
        bar.show(
          kills / count,
          `${counted(kills, 'kill')}, ${counted(submitted + approved, 'call')} acknowledged`,
        );
      const report = await crashRuns({ dataDir, count, seed, signal, onProgress });
      bar.end();
      process.stdout.write(`${summary(report, seed, performance.now() - began)}\n`);
      if (report.faults.length > 0) return 1;
      return report.kills >= count ? 0 : 130;
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}

function summary(report: CrashReport, seed: number, elapsed: number): string {
  const { kills, submitted, approved, faults, readyAfterServer, readyAfterPostgres } = report;
  const lines = [
    `${counted(kills, 'kill')} of Remit and of its Postgres in turn, seed ${seed}, in ${duration(elapsed)}.`,
    `${submitted.toLocaleString('en')} submissions and ${approved.toLocaleString('en')} approvals were acknowledged.`,
    `Ready again, in line for a processor aside, after ${halfAndMost(readyAfterServer)} of a start, and ${halfAndMost(readyAfterPostgres)} of a kill of Postgres.`,
  ];
  if (faults.length > 0) return [...lines, 'What is wrong:', ...faults].join('\n');
  return [...lines, 'All of it is there once, with its events, and the audit is unbroken.'].join('\n');
}

/** `0.9 s (half) to 1.4 s (all)` */
function halfAndMost(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const [half, most] = [sorted[sorted.length >> 1], sorted.at(-1)];
  if (half === undefined || most === undefined) return 'no time';
  return `${duration(half)} (half) to ${duration(most)} (all)`;
}
