import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const largest = 8 * 1024 * 1024;

/** Opens the log of a folder's server for appending; a long one is put aside first, and only one is kept so. */
export function openLog(folder: string): WriteStream {
  const path = join(folder, 'postgres.log');
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`);
  const log = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // The disk may be full: the server goes on, and says so itself when it matters.
  log.on('error', () => log.destroy());
  return log;
}
