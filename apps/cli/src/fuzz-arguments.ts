import { runSeed } from '@remit/testkit/seed';
import { parseWords } from './parse-words.ts';
import { UsageError } from './usage.ts';

/** What every fuzzer was asked for, parsed; and its options of its own, as they were typed. */
export interface FuzzArguments {
  readonly count: number;
  readonly seed: number;
  readonly more: Readonly<Record<string, string | undefined>>;
}

/**
 * @param usual how much is done when nobody says
 * @param options names of options that a fuzzer has beside `--count` and `--seed`, each with a value
 * @throws UsageError naming the argument that is wrong
 */
export function fuzzArguments(
  args: readonly string[],
  usual: number,
  options: readonly string[] = [],
): FuzzArguments {
  const { count, seed, ...more } = parsed(args, ['count', 'seed', ...options]);
  return {
    count: count === undefined ? usual : numberFrom(count, '--count', 1),
    seed: seed === undefined ? runSeed() : numberFrom(seed, '--seed', 0),
    more,
  };
}

function parsed(args: readonly string[], names: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseWords({ args: [...args], options }).values;
}

function numberFrom(text: string, option: string, least: number): number {
  const number = Number(text);
  if (/^[0-9]{1,12}$/.test(text) && number >= least) return number;
  throw new UsageError(
    `${option} is \`${text}\`; it must be a whole number from ${least} on, such as 10000000`,
  );
}
