import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** Remit as a process of its own, started as `npm start` starts it. */
export interface RunningRemit {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process to its line that says it is ready, in ms. */
  readonly readyAfter: number;
  /** Everything it has said so far. */
  said(): string;
  /** Sends a signal and waits for the end. @returns the exit code, null after a kill */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** How a start that did not come to be ended. */
export interface FailedStart {
  readonly code: number | null;
  readonly said: string;
}

/** Starts Remit on a data folder and waits until it is ready, or has given up. */
export async function runRemit(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningRemit | FailedStart> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    cwd: root,
    env: { ...process.env, REMIT_DATA_DIR: dataDir, REMIT_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = once(child, 'exit');
  const ready = new Promise<string>((found) => {
    const listen = (chunk: Buffer): void => {
      text += chunk.toString();
      const line = /^Remit is ready: (\S+)$/m.exec(text);
      if (line?.[1] !== undefined) found(line[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const url = await Promise.race([ready, ended.then(() => null)]);
  if (url === null) return { code: child.exitCode, said: text };
  return {
    process: child,
    url,
    readyAfter: performance.now() - began,
    said: () => text,
    end: async (signal) => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

/** The process id of the PostgreSQL that runs in a data folder. */
export function postgresPid(dataDir: string): number {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return Number(pid);
}
