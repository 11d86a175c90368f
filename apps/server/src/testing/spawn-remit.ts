import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** Remit as a process of its own, from its first moment on, whatever becomes of it. */
export interface SpawnedRemit {
  readonly pid: number;
  /** Settles when the process is over and all it said was read. @returns its exit code, null after a kill */
  readonly ended: Promise<number | null>;
  said(): { readonly out: string; readonly err: string };
  /**
   * Settles when it has said, on either stream, what a pattern looks for.
   * @throws when it ends without having said so, with what it said instead
   */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts Remit on a data folder, on any free port unless the environment names one. */
export function spawnRemit(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): SpawnedRemit {
  const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    cwd: root,
    env: { ...process.env, REMIT_DATA_DIR: dataDir, REMIT_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  for (const [stream, name] of [
    [child.stdout, 'out'],
    [child.stderr, 'err'],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    pid: child.pid ?? 0,
    ended,
    said: () => ({ ...said }),
    saw: async (pattern) => {
      const seen = new Promise<RegExpExecArray>((resolve) => {
        const look = (): void => {
          const match = pattern.exec(said.out) ?? pattern.exec(said.err);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
      });
      const match = await Promise.race([seen, ended.then(() => null)]);
      if (match === null) throw new Error(`Remit ended without a word on ${pattern}: ${said.out}${said.err}`);
      return match;
    },
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until Remit is ready. @returns its address */
export async function readyUrl(remit: SpawnedRemit): Promise<string> {
  return (await remit.saw(/^Remit is ready: (\S+)$/m))[1] ?? '';
}
