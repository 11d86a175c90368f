import { joinStore } from '@remit/store/join-store';
import type { Store } from '@remit/store/open-store';
import { rotateAttachments } from '@remit/store/files/rotate-attachments';
import { rotateSecrets } from '@remit/store/secrets/rotate-secrets';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { counted } from './counted.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { resumable } from './resumable.ts';
import { unknownCommand, UsageError } from './usage.ts';

/**
 * Seals every secret at rest under the current key. Stopped or killed, the same command goes on where it ended.
 * @returns the exit code: 0 when nothing is left under another key, 130 when it was stopped before
 * @throws UsageError; SealError for what opens under none of the keys
 */
export async function secretsCommand(args: readonly string[], env: Environment): Promise<number> {
  const [does, ...rest] = args;
  if (does !== 'rotate') throw unknownCommand(`secrets ${does ?? ''}`.trim(), ['secrets rotate']);
  if (rest.length > 0)
    throw new UsageError(`secrets rotate takes nothing: \`${rest.join(' ')}\` is too much`);
  const bar = progressBar(process.stderr, () => performance.now());
  const settings = readSettings(env);
  const { store, stop } = await joinStore({ settings, onProgress: () => undefined, onTrouble: bar.line });
  try {
    return await resumable(
      bar,
      (signal) => sealAnew(store, bar, signal),
      (sealed) =>
        sealed === 0
          ? 'Every secret is under the current key already.\n'
          : `${counted(sealed, 'secret')} sealed under the current key. Keys that stand after it in REMIT_SECRET_KEYS can be taken away now.\n`,
    );
  } finally {
    await stop();
  }
}

/** @returns how many were sealed: secrets first, then the files of requests */
async function sealAnew(store: Store, bar: ProgressBar, signal: AbortSignal): Promise<number> {
  const secrets = await rotateSecrets({
    withIdentity: store.withIdentity,
    keys: store.keys,
    onProgress: (done, total) => bar.show(done / total, counted(done, 'secret')),
    signal,
  });
  const files = await rotateAttachments({
    store,
    onProgress: (done) => bar.show(1, counted(secrets + done, 'secret')),
    signal,
  });
  return secrets + files;
}
