import { fileURLToPath } from 'node:url';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import type { DecisionEngine } from '@remit/testkit/compare-decisions';
import { fuzzArguments } from './fuzz-arguments.ts';
import { runFuzz, type FuzzRun } from './fuzz-decisions.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

const CORPUS = fileURLToPath(new URL('../../../packages/policy/corpus/regressions', import.meta.url));

/**
 * Fuzzes decisions, with rate and seed on stderr and the sum of it on stdout.
 * @returns 0 when the engine agreed with the reference throughout, 1 when it did not, 130 when it was stopped before
 * @throws UsageError
 */
export function fuzzDecisionsCommand(args: readonly string[]): Promise<number> {
  const { count, seed, more } = fuzzArguments(args, 1_000_000, ['corpus']);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed asks the same questions`);
  const engine: DecisionEngine = { compile: (document) => compilePolicy(document, 1), decide };
  const began = performance.now();
  return stoppable(async (signal) => {
    const run = await runFuzz({
      engine,
      seed,
      count,
      corpus: more['corpus'] ?? CORPUS,
      signal,
      onProgress: ({ decisions }) => {
        const rate = Math.round(decisions / ((performance.now() - began) / 1000));
        const text = `${decisions.toLocaleString('en')} decisions (${rate.toLocaleString('en')} a second)`;
        bar.show(Math.min(1, decisions / count), text);
      },
    });
    bar.end();
    process.stdout.write(`${summary(run, seed, performance.now() - began)}\n`);
    if (run.kept !== null) return 1;
    return run.decisions >= count ? 0 : 130;
  });
}

function summary(run: FuzzRun, seed: number, elapsed: number): string {
  const { worlds, decisions, allowed, mixed, found, kept } = run;
  const rate = Math.round(decisions / (elapsed / 1000));
  const lines = [
    `${decisions.toLocaleString('en')} decisions in ${worlds.toLocaleString('en')} worlds, seed ${seed}, in ` +
      `${duration(elapsed)}: ${rate.toLocaleString('en')} a second.`,
    `${allowed.toLocaleString('en')} allow; ${mixed.toLocaleString('en')} worlds neither allow nor deny everything.`,
  ];
  if (found === null || kept === null)
    return [...lines, 'Engine and reference agree on all of them.'].join('\n');
  return [
    ...lines,
    `They disagree: the engine says ${found.engine}, the reference ${found.reference}.`,
    `The smallest such case is kept in ${kept}, and the tests of packages/policy ask it first from now on.`,
  ].join('\n');
}
