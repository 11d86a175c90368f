import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { StoreError } from '../errors.ts';
import { diskFullSentence } from './disk-full.ts';
import { endWithUs } from './end-with-us.ts';
import { socketOf } from './socket-of.ts';
import type { SystemUser } from './system-user.ts';

export interface PostmasterOptions {
  readonly binary: string;
  readonly cluster: string;
  readonly port: number;
  readonly user: SystemUser | null;
  readonly onLog: (line: string) => void;
}

/** A running PostgreSQL server that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions roll back, everything is written. Settles when the process has ended. */
  stop(): Promise<void>;
}

// What differs from PostgreSQL's defaults, and why. Durability stays as it is: fsync and full page writes are on.
const settings: Readonly<Record<string, string>> = {
  // Nobody but this machine reaches it, and there by password alone.
  listen_addresses: '127.0.0.1',
  max_connections: '120',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  // Nothing is replicated from here: the log need not carry what replicas want.
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  // Queries here are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The log is for the state of the server: values that people typed do not belong in it.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  // After a crash everything must be on disk before the log is read again. A file at a time, of three hundred a database,
  // that is a flush of the disk for each: seconds where a flush takes one millisecond. Linux can be asked for all at once.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
};

/**
 * Starts a server on a cluster and waits until it accepts connections.
 * @throws StoreError `refused` with the server's own last words when it does not come up
 */
export function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { binary, cluster, port, user, onLog } = options;
  const words = ['-D', cluster, '-p', `${port}`];
  const unix_socket_directories = socketOf(cluster, port) === null ? '' : cluster;
  for (const [name, value] of Object.entries({ ...settings, unix_socket_directories }))
    words.push('-c', `${name}=${value}`);
  const child = spawn(binary, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    // A process group of its own: Ctrl-C in the terminal reaches Remit, which then stops the server in order.
    detached: true,
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  endWithUs(child, 'SIGINT');
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const last: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      onLog(line);
      last.push(line);
      if (last.length > 20) last.shift();
      if (line.includes('database system is ready to accept connections')) resolve(running(child, ended));
    });
    child.once('error', (cause) =>
      reject(new StoreError('refused', `\`${binary}\` does not run: ${cause.message}`, cause)),
    );
    child.once('close', () => {
      const said = last.join('\n');
      const sentence =
        diskFullSentence(said, cluster) ??
        `PostgreSQL did not start on \`${cluster}\`: ${reasonIn(last) ?? 'it said nothing'}`;
      reject(new StoreError('refused', sentence));
    });
  });
}

function running(child: ChildProcess, ended: Promise<void>): Postmaster {
  return {
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

function reasonIn(lines: readonly string[]): string | null {
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? null;
}
