import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import type { DecisionEngine } from '@remit/testkit/compare-decisions';
import { runSeed } from '@remit/testkit/seed';
import { runFuzz, type FuzzRun } from './fuzz-decisions.ts';
import { duration, progressBar } from './progress-bar.ts';
import { UsageError } from './usage.ts';

/** What a fuzzer was asked for, parsed. */
export interface FuzzArguments {
  readonly count: number;
  readonly seed: number;
  readonly corpus: string;
}

const CORPUS = fileURLToPath(new URL('../../../packages/policy/corpus/regressions', import.meta.url));

/** @throws UsageError naming the argument that is wrong */
export function parseFuzzArguments(args: readonly string[]): FuzzArguments {
  const { count, seed, corpus } = parsed(args);
  return {
    count: count === undefined ? 1_000_000 : numberFrom(count, '--count', 1),
    seed: seed === undefined ? runSeed() : numberFrom(seed, '--seed', 0),
    corpus: corpus ?? CORPUS,
  };
}

function parsed(args: readonly string[]): {
  readonly count?: string;
  readonly seed?: string;
  readonly corpus?: string;
} {
  try {
    const options = {
      count: { type: 'string' },
      seed: { type: 'string' },
      corpus: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // An unknown option, or one without its value: the message of Node says which.
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function numberFrom(text: string, option: string, least: number): number {
  const number = Number(text);
  if (/^[0-9]{1,12}$/.test(text) && number >= least) return number;
  throw new UsageError(
    `${option} is \`${text}\`; it must be a whole number from ${least} on, such as 10000000`,
  );
}

/**
 * Fuzzes decisions, with rate and seed on stderr and the sum of it on stdout.
 * @returns 0 when the engine agreed with the reference throughout, 1 when it did not, 130 when it was stopped before
 * @throws UsageError
 */
export async function fuzzCommand(args: readonly string[]): Promise<number> {
  const { count, seed, corpus } = parseFuzzArguments(args);
  const stopped = new AbortController();
  const onSignal = (): void => stopped.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed asks the same questions`);
  const engine: DecisionEngine = { compile: (document) => compilePolicy(document, 1), decide };
  const began = performance.now();
  try {
    const run = await runFuzz({
      engine,
      seed,
      count,
      corpus,
      signal: stopped.signal,
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
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
  }
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
