import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { postgresUrl, testSecret } from '@remit/testkit/postgres';

const remit = join(import.meta.dirname, '..', 'remit.ts');

/** Starts a command in a process of its own, on the run's server as an external one. @param more settings */
export function startCommand(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const url = postgresUrl();
  return spawn(process.execPath, [remit, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NO_COLOR: '1',
      DATABASE_URL: url,
      IDENTITY_DATABASE_URL: url,
      REMIT_SECRET: Buffer.from(testSecret).toString('hex'),
      REMIT_ALLOW_OLD_POSTGRES: 'yes',
      ...more,
    },
  });
}

/** What a command said until it ended, and how it did. */
export interface EndedCommand {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a command that was just started. */
export async function endOfCommand(child: ChildProcess): Promise<EndedCommand> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}
