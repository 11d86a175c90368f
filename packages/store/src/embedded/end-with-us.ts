import type { ChildProcess } from 'node:child_process';

/**
 * Sends a program a signal when this process exits before it: the last resort against leaving it behind. What is
 * killed cannot do even that; the next start looks for what it left.
 */
export function endWithUs(child: ChildProcess, signal: NodeJS.Signals): void {
  const onExit = (): void => {
    child.kill(signal);
  };
  process.once('exit', onExit);
  child.once('close', () => process.removeListener('exit', onExit));
}
