import { resolve } from 'node:path';
import { pino } from 'pino';
import { readSettings, type Settings } from '@remit/store/settings/settings';
import { startStore, type StartedStore } from '@remit/store/start-store';
import { buildConsole } from './console-build.ts';
import { greeting } from './greeting.ts';
import { keepAuditOf } from './keep-audit-of.ts';
import { loadSamples, sampleOperator, samples, sampleSlugs } from './load-samples.ts';
import { requireFreePort } from './require-free-port.ts';
import { showProgress } from './progress.ts';
import { answerCalls, type RunningServer, stopServer } from './running-server.ts';
import { samplePassword } from './sample-password.ts';
import { serverLog } from './server-log.ts';
import { startTrouble } from './start-trouble.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Starts Remit, says where it is and who can sign in, and returns how to stop it. */
async function start(settings: Settings): Promise<() => Promise<void>> {
  const progress = showProgress(process.stderr);
  const logger = serverLog(settings.logLevel, pino.destination(2));
  await requireFreePort(settings);

  const building = buildConsole(root, progress.step);
  // Awaited below, once the database is ready; a failure before that must not end the process unheard.
  building.catch(() => undefined);
  const started = await startStore({
    settings,
    onProgress: progress.step,
    onTrouble: (sentence) => logger.warn(sentence),
  });
  const running: RunningServer = { started };
  try {
    running.keeper = await keepAuditOf(started.store, settings, logger);
    const password = (): string => samplePassword(settings);
    if (settings.sample) await loadSamples(started.store, password, progress.step);
    const reached = await answerCalls(running, settings, logger, await building);
    const who = await whoCanSignIn(started, password);
    progress.end();
    // The last thing: whoever reads it may stop us at once, and is obeyed in order.
    process.stdout.write(`Remit is ready: ${reached}\n${who}`);
    return () => stopServer(running);
  } catch (error) {
    progress.end();
    await stopServer(running);
    throw error;
  }
}

async function whoCanSignIn({ store }: StartedStore, password: () => string): Promise<string> {
  const there = (await store.listTenants()).map(({ slug }) => slug);
  if (!there.some((slug) => sampleSlugs.includes(slug))) return '';
  const open = samples().filter(({ tenant }) => there.includes(tenant.slug));
  return `\n${greeting(open, sampleOperator, password())}`;
}

let settings: Settings | null = null;
try {
  settings = readSettings(process.env);
  let stop: (() => Promise<void>) | null = null;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Nothing is acknowledged yet: what was begun ends with this process, and the next start goes on from there.
      if (stop === null) process.exit(0);
      // The second one is an impatient person's: what is under way is finished all the same.
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Remit did not stop in order: ${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  stop = await start(settings);
} catch (error) {
  const { host, port } = settings ?? { host: '', port: 0 };
  const sentence = startTrouble(error, { host, port });
  process.stderr.write(
    sentence === null
      ? `Remit could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
      : `Remit could not start: ${sentence}\n`,
  );
  process.exit(1);
}
