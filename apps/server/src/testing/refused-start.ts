import { spawnRemit } from './spawn-remit.ts';

/**
 * Starts Remit where it must not start.
 * @returns the one sentence that it ended with
 * @throws when it ended otherwise: with another exit code, or with more to read than steps and that sentence
 */
export async function refusedStart(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const remit = spawnRemit(dataDir, environment);
  const code = await remit.ended;
  const { out, err } = remit.said();
  const steps = /^(?:[^\n]*…\n)*/.exec(err)?.[0] ?? '';
  const sentence = /^Remit could not start: ([^]+)\n$/.exec(err.slice(steps.length))?.[1];
  if (code !== 1 || out !== '' || sentence === undefined || /\n\s+at /.test(err)) {
    throw new Error(`Remit ended with ${code}, after these words: ${out}${err}`);
  }
  return sentence;
}
