import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import type { Services } from '@remit/api/context';
import type { OwnOrigins } from './call-gate.ts';
import { apiTokenRoutes } from './api-token.ts';
import { contentPolicy } from './content-policy.ts';
import { consoleRoutes } from './console-routes.ts';
import { errorReply } from './error-reply.ts';
import { refuseAddress } from './refuse-address.ts';
import { endUnusedConnections } from './unused-connections.ts';
import { rpcRoutes } from './rpc-routes.ts';
import type { Tenancy } from './tenancy.ts';
import { trustedProxies } from './trusted-proxies.ts';

export interface HttpOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
  /** Folder of the built console; null serves procedures alone. */
  readonly consoleFolder: string | null;
  readonly logger: Logger;
  /** False where open streams must do without the databases' notices; they then see a change at the next look. */
  readonly hurryStreams?: boolean;
  /** See tenancy.ts; without it, the path alone says which tenant a call is for. */
  readonly tenancy?: Tenancy;
  /** Addresses of proxies whose word on host and caller is taken; nobody's without it. */
  readonly trustedProxies?: readonly string[];
  /** Folder of the files of exports; without it, none is sent. */
  readonly exportsFolder?: string;
}

/** Bodies are at most this long: a large policy document, and no more. */
const longestBody = 1024 * 1024;

function tooLarge({ routeOptions }: FastifyRequest): string {
  return `the body is larger than ${(routeOptions.bodyLimit ?? longestBody) / (1024 * 1024)} MB`;
}

/** The names of a full batch of calls stand in one part of the path, which is at most this long. */
const longestPathPart = 1000;

/** The HTTP face of Remit, ready to listen. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.logger;
  const app = fastify({
    loggerInstance: logger,
    frameworkErrors: refuseAddress,
    trustProxy: options.trustedProxies === undefined ? false : trustedProxies(options.trustedProxies),
    logController: new LogController({ disableRequestLogging: true }),
    // The id of a request is in the reply of each of its errors, in the log and in the audit.
    genReqId: () => randomUUID(),
    bodyLimit: longestBody,
    routerOptions: { maxParamLength: longestPathPart },
    // A call under way is finished before the server closes; idle connections are not waited for.
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
  });
  await app.register(cookie);
  await app.register(helmet, {
    // Set below, where a page has a nonce of its own.
    contentSecurityPolicy: false,
    strictTransportSecurity: [...options.origins].every((origin) => origin.startsWith('https:')),
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', contentPolicy('none'));
  });
  endUnusedConnections(app);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection that is kept after its last reply would keep the server from ending.
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?', 1)[0];
    const fields = { correlationId: request.id, method: request.method, path, status: reply.statusCode };
    request.log.info({ ...fields, ms: Math.round(reply.elapsedTime) }, 'served');
  });
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    reply.header('cache-control', 'no-store');
    if (status === 413) {
      return reply.code(413).send(errorReply('invalid', tooLarge(request), 413, request.id));
    }
    if (status >= 400 && status < 500) {
      return reply.code(status).send(errorReply('invalid', 'the request is malformed', status, request.id));
    }
    request.log.error({ correlationId: request.id, err: error }, 'a request failed');
    return reply.code(500).send(errorReply('internal', 'something went wrong on our side', 500, request.id));
  });

  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await options.services.store.ping();
      return { status: 'ok' };
    } catch (error) {
      options.logger.warn({ err: error }, 'the database did not answer');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
  await app.register(rpcRoutes, options);
  await app.register(apiTokenRoutes, options);
  if (options.consoleFolder !== null) await app.register(consoleRoutes, { folder: options.consoleFolder });
  return app;
}
