import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import { useCounter } from '@remit/api/uses/use-counter';
import { auditSigner } from '@remit/store/audit/audit-key';
import type { AuditKeeper } from '@remit/store/audit/audit-keeper';
import type { Settings } from '@remit/store/settings/settings';
import type { StartedStore } from '@remit/store/start-store';
import { alertClock } from './alert-clock.ts';
import { draftClock } from './draft-clock.ts';
import { type DriftAlarm, driftAlarm } from './drift-alarm.ts';
import { endingClock } from './ending-clock.ts';
import { filesClock } from './files-clock.ts';
import type { Jobs } from './jobs.ts';
import { exportsFolder, startJobsOf } from './jobs-of.ts';
import { createHttpServer } from './http-server.ts';
import { ownOrigins } from './own-origins.ts';
import { loadTenancy } from './load-tenancy.ts';
import { mailClock } from './mail-clock.ts';
import { memberTimeClock } from './member-time-clock.ts';
import { type MailTransport, mailTransport } from './mail-transport.ts';
import { requestClock } from './request-clock.ts';
import { serverLease } from './server-lease.ts';
import { startTenantClocks, type TenantClocks } from './start-tenant-clocks.ts';
import { type UseWriter, useWriter } from './use-writer.ts';

/** What a server has begun, in whatever order; what is not there has not begun. */
export interface RunningServer {
  readonly started: StartedStore;
  keeper?: AuditKeeper;
  uses?: UseWriter;
  jobs?: Jobs;
  app?: FastifyInstance;
  alarm?: DriftAlarm;
  transport?: MailTransport;
  clocks?: TenantClocks;
}

/** Whoever calls is answered to the end before anything that an answer stands on goes. */
export async function stopServer(running: RunningServer): Promise<void> {
  await running.app?.close();
  await running.alarm?.stop();
  await running.clocks?.close();
  running.transport?.close();
  await running.jobs?.close();
  await running.keeper?.close();
  await running.uses?.close();
  await running.started.stop();
}

/** Answers calls, and does what nobody calls for. @returns what the server is reached as */
export async function answerCalls(
  running: RunningServer,
  settings: Settings,
  logger: Logger,
  consoleFolder: string,
): Promise<string> {
  const { store } = running.started;
  const signer = auditSigner(settings);
  const uses = useCounter();
  const services = { store, policies: createPolicyCache(), log: logger, signer, uses };
  running.uses = useWriter(services, uses);
  // With port 0 the origins are known only once it listens; a set that is filled then is still this server's own.
  const origins = new Set(settings.port === 0 ? [] : ownOrigins(settings.publicUrl, settings.port));
  running.jobs = startJobsOf(services, settings);
  running.app = await createHttpServer({
    services,
    origins,
    consoleFolder,
    logger,
    tenancy: await loadTenancy(settings),
    exportsFolder: exportsFolder(settings),
    ...(settings.trustedProxies.length === 0 ? {} : { trustedProxies: settings.trustedProxies }),
  });
  running.alarm = driftAlarm(store, logger);
  const port = await listen(running.app, settings);
  for (const origin of ownOrigins(settings.publicUrl, port)) origins.add(origin);
  const reached = settings.publicUrl ?? `http://localhost:${port}`;
  running.transport = mailTransport(settings);
  running.clocks = startTenantClocks({ ...services, lease: serverLease(store) }, [
    requestClock(services),
    draftClock(services),
    endingClock(services),
    memberTimeClock(services),
    alertClock(services),
    mailClock(services, { transport: running.transport, publicUrl: reached }),
    filesClock(services),
  ]);
  return reached;
}

/** @returns the port that it listens on, which with port 0 nobody knows before */
async function listen(app: FastifyInstance, { host, port }: Settings): Promise<number> {
  await app.listen({ host, port });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
