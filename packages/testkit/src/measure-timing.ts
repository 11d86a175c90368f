import type { Random } from './seeded-random.ts';
import type { TimingProbe } from './timing-world.ts';
import { croppedAlike, welchT } from './welch.ts';

/** Beyond this, two samples of times are not of one kind. */
export const tellsApart = 4.5;

/** Times are taken without the slowest twentieth: what the machine does meanwhile, and not the code. */
const kept = 0.95;

export interface TimingResult {
  readonly name: string;
  /** Questions of each kind. */
  readonly samples: number;
  readonly t: number;
  /** Median of each kind, in ms. */
  readonly there: number;
  readonly notThere: number;
  /** Set when the answers themselves differ: no times are needed then. */
  readonly differs: string | null;
}

/**
 * Asks again and again about what is there and what is not, in random order, and says whether the times tell which.
 * @param count questions of each kind
 */
export async function measureTiming(
  probe: TimingProbe,
  {
    count,
    random,
    signal,
  }: { readonly count: number; readonly random: Random; readonly signal: AbortSignal },
  onProgress: (done: number) => void,
): Promise<TimingResult> {
  const times = { there: [] as number[], notThere: [] as number[] };
  const statuses = new Set<number>();
  // The first of each kind are slow for reasons of their own.
  for (let warm = -20; times.there.length < count || times.notThere.length < count; warm += 1) {
    if (signal.aborted) break;
    const there = random.below(2) === 1;
    await probe.ready();
    const ask = probe.ask(there, random);
    const began = performance.now();
    const status = await ask();
    const took = performance.now() - began;
    statuses.add(status);
    if (warm < 0) continue;
    const kind = there ? times.there : times.notThere;
    if (kind.length < count) kind.push(took);
    onProgress(times.there.length + times.notThere.length);
  }
  const samples = Math.min(times.there.length, times.notThere.length);
  const [one, other] = croppedAlike(times.there.slice(0, samples), times.notThere.slice(0, samples), kept);
  return {
    name: probe.name,
    samples,
    t: samples < 2 ? 0 : welchT(one, other),
    there: medianOf(one),
    notThere: medianOf(other),
    differs: statuses.size > 1 ? `the answers were ${[...statuses].join(' and ')}` : null,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
