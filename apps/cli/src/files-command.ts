import { joinStore } from '@remit/store/join-store';
import { moveFiles } from '@remit/store/move/move-files';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { counted } from './counted.ts';
import { progressBar } from './progress-bar.ts';
import { resumable } from './resumable.ts';
import { unknownCommand, UsageError } from './usage.ts';

/**
 * Moves the files of every tenant to where the settings keep files. Stopped or killed, the same command goes on where it
 * ended.
 * @returns the exit code: 0 when every file is there, 130 when it was stopped before
 * @throws UsageError; StoreError where a file cannot be moved
 */
export async function filesCommand(args: readonly string[], env: Environment): Promise<number> {
  const [does, ...rest] = args;
  if (does !== 'move') throw unknownCommand(`files ${does ?? ''}`.trim(), ['files move']);
  if (rest.length > 0)
    throw new UsageError(
      `files move takes nothing, REMIT_FILES says whereto: \`${rest.join(' ')}\` is too much`,
    );
  const bar = progressBar(process.stderr, () => performance.now());
  const settings = readSettings(env);
  const { store, stop } = await joinStore({ settings, onProgress: () => undefined, onTrouble: bar.line });
  try {
    const onProgress = (done: number): void => bar.show(1, counted(done, 'file'));
    return await resumable(
      bar,
      (signal) => moveFiles({ store, onProgress, signal }),
      (moved) => {
        const { bucket, keepIn } = store.files;
        const where =
          keepIn === 'bucket' && bucket !== null ? `in ${bucket.name}` : 'in the databases of their tenants';
        return `${counted(moved, 'file')} moved; every file of a request is ${where} now.\n`;
      },
    );
  } finally {
    await stop();
  }
}
