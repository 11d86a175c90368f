import { retakeDecisions } from '@remit/api/retake-decisions';
import { joinStore } from '@remit/store/join-store';
import { type Environment, readSettings } from '@remit/store/settings/settings';
import { chosenTenants } from './chosen-tenants.ts';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { duration, progressBar } from './progress-bar.ts';

/** So many are named; the others are counted. */
const mostNamed = 5;

/**
 * Takes every decision on record again, of one tenant or of all: each with the facts and under the policy version of then.
 * @returns 0 when all come out as they did, 1 when one does not or cannot be taken again
 * @throws UsageError, StoreError
 */
export async function retakeCommand(args: readonly string[], env: Environment): Promise<number> {
  const { tenant = null } = parseWords({ args: [...args], options: { tenant: { type: 'string' } } }).values;
  const bar = progressBar(process.stderr, () => performance.now());
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: bar.line,
  });
  let wrong = false;
  try {
    for (const { id, slug } of chosenTenants(await store.listTenants(), tenant)) {
      const began = performance.now();
      const { decisions, otherwise } = await retakeDecisions(store, id, (done, total) =>
        bar.show(total === 0 ? 1 : Math.min(done / total, 1), `${slug}: ${counted(done, 'decision')}`),
      );
      bar.end();
      const took = duration(performance.now() - began);
      if (otherwise.length === 0) {
        process.stdout.write(
          `${slug}: ${counted(decisions, 'decision')} taken again, none otherwise (${took}).\n`,
        );
        continue;
      }
      wrong = true;
      process.stdout.write(
        `${slug}: of ${counted(decisions, 'decision')}, ${otherwise.length} otherwise (${took}).\n`,
      );
      for (const { event, sentence } of otherwise.slice(0, mostNamed)) {
        process.stdout.write(`  event \`${event}\`: ${sentence}.\n`);
      }
      if (otherwise.length > mostNamed) process.stdout.write(`  and ${otherwise.length - mostNamed} more.\n`);
    }
  } finally {
    await stop();
  }
  return wrong ? 1 : 0;
}
