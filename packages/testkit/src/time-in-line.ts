import { existsSync, readFileSync } from 'node:fs';

/**
 * How long the main threads of some processes have stood in line for a processor since each of them began, in ms: what
 * others on the machine took, and no fault of theirs. A process that is gone, and a system that does not say, count as 0.
 */
export function timeInLine(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const file = `/proc/${pid}/schedstat`;
    // Nanoseconds on a processor, nanoseconds in line, and how often.
    const [, inLine = '0'] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
    return sum + Number(inLine) / 1_000_000;
  }, 0);
}
