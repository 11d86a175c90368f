import { median } from '../shared/spread.ts';

/** The value that all but a hundredth of the others are at most. */
export function percentile99(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN;
}

/** Milliseconds of one run, the median of several after some that only warm up. */
export function timeOf(run: () => void, rounds = 11, warmUp = 3): number {
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const began = performance.now();
    run();
    if (round >= 0) times.push(performance.now() - began);
  }
  return median(times);
}

/**
 * Microseconds of single runs, all but a hundredth of them at most that long. The clock's own two readings are in it.
 * @param run is given 0, 1, 2 … up to `count`, as often as there are rounds
 */
export function slowestOf(run: (at: number) => void, count: number, rounds = 5, warmUp = 2): number {
  const times = new Float64Array(count);
  const highest: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    for (let at = 0; at < count; at++) {
      const began = performance.now();
      run(at);
      times[at] = (performance.now() - began) * 1000;
    }
    if (round >= 0) highest.push(percentile99(times));
  }
  return median(highest);
}
