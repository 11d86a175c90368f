import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, openSync, fsyncSync, closeSync, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { joinStore } from '@remit/store/join-store';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { StoppedError } from './stopped-error.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';
import { tenantOf } from './tenant-of.ts';
import { UsageError } from './usage.ts';

/** What `remit tenant export` was asked for, parsed. */
export interface ExportArguments {
  readonly slug: string;
  readonly out: string;
  readonly reason: string;
}

/** @throws UsageError naming what is wrong or missing */
export function parseExportArguments(args: readonly string[]): ExportArguments {
  const { values, positionals } = parsed(args);
  const [slug, ...more] = positionals;
  if (slug === undefined) throw new UsageError('name the tenant: remit tenant export <slug> --out <file>');
  if (more.length > 0) throw new UsageError(`one tenant at a time: \`${more.join(' ')}\` is too much`);
  const { out, reason } = values;
  if (out === undefined)
    throw new UsageError('say where it goes: --out <file>; one that ends in .gz is packed');
  if (reason === undefined)
    throw new UsageError('say why with --reason; the tenant reads it in its own record');
  if (existsSync(out)) throw new UsageError(`there is a file \`${out}\` already; name one that is not there`);
  return { slug, out, reason };
}

function parsed(args: readonly string[]) {
  return parseWords({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, reason: { type: 'string' } },
  });
}

/**
 * Writes everything that a tenant has to a file that only its owner reads, which is there once it is whole.
 * @returns the exit code
 * @throws UsageError, SettingsError, StoppedError, StoreError or the file system's error
 */
export async function exportCommand(args: readonly string[], env: Environment): Promise<number> {
  const { slug, out, reason } = parseExportArguments(args);
  const bar = progressBar(process.stderr, () => performance.now());
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: bar.line,
  });
  const began = performance.now();
  try {
    const { id } = await tenantOf(store, slug);
    const act = { loginId: null, operator: null, reason, correlationId: randomUUID() };
    const manifest = await stoppable((signal) =>
      intoFile(out, (write) =>
        store.exportTenant({
          tenantId: id,
          act,
          write,
          onProgress: ({ rows, table }) => {
            if (signal.aborted) throw new StoppedError('SIGINT', 'no file was kept');
            bar.show(0, `${counted(rows, 'row')}, ${table}`);
          },
        }),
      ),
    );
    const took = duration(performance.now() - began);
    const tables = counted(manifest.tables.length, 'table');
    process.stdout.write(
      `${out} has ${counted(manifest.rows, 'row')} of ${tables} of ${slug}, after ${took}.\n`,
    );
    return 0;
  } finally {
    await stop();
  }
}

/** Gives a writer to work, and a file its name once work is done and the disk has it. */
async function intoFile<T>(
  out: string,
  work: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const part = `${out}.part`;
  const file = createWriteStream(part, { mode: 0o600, flags: 'w' });
  const sink = out.endsWith('.gz') ? createGzip() : file;
  if (sink !== file) sink.pipe(file);
  const failed = once(file, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  try {
    const result = await work(async (text) => {
      if (!sink.write(text)) await Promise.race([once(sink, 'drain'), failed]);
    });
    sink.end();
    await finished(file);
    const written = openSync(part, 'r+');
    fsyncSync(written);
    closeSync(written);
    renameSync(part, out);
    return result;
  } catch (error) {
    sink.destroy();
    file.destroy();
    rmSync(part, { force: true });
    throw error;
  }
}
