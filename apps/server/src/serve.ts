import { resolve } from 'node:path';
import { pino } from 'pino';
import { createPolicyCache } from '@remit/api/policy-cache';
import { useCounter } from '@remit/api/use-counter';
import { auditSigner } from '@remit/store/audit-key';
import type { AuditKeeper } from '@remit/store/audit-keeper';
import { readSettings, type Settings } from '@remit/store/settings';
import { startStore, type StartedStore } from '@remit/store/start-store';
import { alertClock } from './alert-clock.ts';
import { buildConsole } from './console-build.ts';
import { draftClock } from './draft-clock.ts';
import { type DriftAlarm, driftAlarm } from './drift-alarm.ts';
import { endingClock } from './ending-clock.ts';
import { filesClock } from './files-clock.ts';
import { greeting } from './greeting.ts';
import type { Jobs } from './jobs.ts';
import { exportsFolder, startJobsOf } from './jobs-of.ts';
import { keepAuditOf } from './keep-audit-of.ts';
import { createHttpServer } from './http-server.ts';
import { loadSamples, sampleOperator, samples, sampleSlugs } from './load-samples.ts';
import { ownOrigins } from './own-origins.ts';
import { loadTenancy } from './load-tenancy.ts';
import { mailClock } from './mail-clock.ts';
import { type MailTransport, mailTransport } from './mail-transport.ts';
import { requestClock } from './request-clock.ts';
import { requireFreePort } from './require-free-port.ts';
import { showProgress } from './progress.ts';
import { samplePassword } from './sample-password.ts';
import { serverLease } from './server-lease.ts';
import { serverLog } from './server-log.ts';
import { startTenantClocks, type TenantClocks } from './start-tenant-clocks.ts';
import { startTrouble } from './start-trouble.ts';
import { type UseWriter, useWriter } from './use-writer.ts';

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
  let keeper: AuditKeeper | null = null;
  let jobs: Jobs | null = null;
  let clocks: TenantClocks | null = null;
  let transport: MailTransport | null = null;
  let alarm: DriftAlarm | null = null;
  let written: UseWriter | null = null;
  try {
    keeper = await keepAuditOf(started.store, settings, logger);
    const password = (): string => samplePassword(settings);
    if (settings.sample) await loadSamples(started.store, password, progress.step);
    const consoleFolder = await building;
    const signer = auditSigner(settings);
    const uses = useCounter();
    const services = { store: started.store, policies: createPolicyCache(), log: logger, signer, uses };
    written = useWriter(services, uses);
    // With port 0 the origins are known only once it listens; a set that is filled then is still this server's own.
    const origins = new Set(settings.port === 0 ? [] : ownOrigins(settings.publicUrl, settings.port));
    jobs = startJobsOf(services, settings);
    const app = await createHttpServer({
      services,
      origins,
      consoleFolder,
      logger,
      tenancy: await loadTenancy(settings),
      exportsFolder: exportsFolder(settings),
      ...(settings.trustedProxies.length === 0 ? {} : { trustedProxies: settings.trustedProxies }),
    });
    alarm = driftAlarm(started.store, logger);
    await app.listen({ host: settings.host, port: settings.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : settings.port;
    for (const origin of ownOrigins(settings.publicUrl, port)) origins.add(origin);
    const reached = settings.publicUrl ?? `http://localhost:${port}`;
    transport = mailTransport(settings);
    clocks = startTenantClocks({ ...services, lease: serverLease(started.store) }, [
      requestClock(services),
      draftClock(services),
      endingClock(services),
      alertClock(services),
      mailClock(services, { transport, publicUrl: reached }),
      filesClock(services),
    ]);
    const who = await whoCanSignIn(started, password);
    progress.end();
    // The last thing: whoever reads it may stop us at once, and is obeyed in order.
    process.stdout.write(`Remit is ready: ${reached}\n${who}`);
    return async () => {
      await app.close();
      await alarm?.stop();
      await clocks?.close();
      transport?.close();
      await jobs?.close();
      await keeper?.close();
      await written?.close();
      await started.stop();
    };
  } catch (error) {
    progress.end();
    await alarm?.stop();
    await clocks?.close();
    transport?.close();
    await jobs?.close();
    await keeper?.close();
    await written?.close();
    await started.stop();
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
