import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { identityRouter } from '@remit/api/identity-router';
import { tenantRouter } from '@remit/api/tenant-router';
import type { CallContext, Services } from '@remit/api/context';
import { liveAsk } from '@remit/api/live-ask';
import { createLiveHub } from '@remit/api/live-hub';
import { bearerTokenOf, bringsToken } from './api-token.ts';
import { largestBatch, type OwnOrigins, type Refusal, refuseArrival } from './call-gate.ts';
import { errorReply } from './error-reply.ts';
import { sendEvents } from './events-route.ts';
import { sessionCookieOf, sessionTokenOf } from './session-cookie.ts';
import { shortAgent } from './short-agent.ts';

export interface RpcOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
  /** False where open streams must do without the databases' notices. */
  readonly hurryStreams?: boolean;
}

/** The two doors to procedures: `/rpc` outside a tenant, `/t/:tenant/rpc` inside the one that the path names. */
export async function rpcRoutes(
  app: FastifyInstance,
  { services, origins, hurryStreams = true }: RpcOptions,
): Promise<void> {
  // Bodies stay text until tRPC reads them; whatever is not JSON is refused before it is read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('cache-control', 'no-store');
    const refusal =
      refuseArrival(
        {
          method: request.method,
          host: request.headers.host,
          origin: request.headers.origin,
          fetchSite: singleHeader(request.headers['sec-fetch-site']),
          contentType: request.headers['content-type'],
          bringsToken: bringsToken(request),
        },
        origins,
      ) ?? refuseBearer(request);
    if (refusal === null) {
      done();
      return;
    }
    const { status, code, message } = refusal;
    void reply.code(status).send(errorReply(code, message, status, request.id));
  });

  const common = { maxBatchSize: largestBatch, allowMethodOverride: true };
  const contextOf = (
    request: FastifyRequest,
    reply: FastifyReply,
    tenantSlug: string | null,
  ): CallContext => ({
    services,
    tenantSlug,
    token: bringsToken(request) ? bearerTokenOf(request, services) : sessionTokenOf(request),
    address: request.ip,
    agent: shortAgent(request.headers['user-agent']),
    correlationId: request.id,
    cookie: sessionCookieOf(reply),
  });

  app.all<{ Params: { path: string } }>('/rpc/:path', (req, res) =>
    fastifyRequestHandler({
      ...common,
      router: identityRouter,
      req,
      res,
      path: req.params.path,
      createContext: () => contextOf(req, res, null),
    }),
  );
  app.all<{ Params: { path: string; tenant: string } }>('/t/:tenant/rpc/:path', (req, res) =>
    fastifyRequestHandler({
      ...common,
      router: tenantRouter,
      req,
      res,
      path: req.params.path,
      createContext: () => contextOf(req, res, req.params.tenant),
    }),
  );

  const live = createLiveHub({ services, ask: liveAsk, hurried: hurryStreams });
  // Before the server waits for what is under way, which streams would be for ever.
  app.addHook('preClose', async () => live.close());
  app.get<{ Params: { tenant: string } }>('/t/:tenant/events', (req, res) =>
    sendEvents(live, contextOf(req, res, req.params.tenant), req, res),
  );
}

/** What an application may ask outside a tenant. It gets its tokens at `/api/token`, and signs in nowhere else. */
const bearerPaths: ReadonlySet<string> = new Set(['/rpc/session.current', '/rpc/session.signOut']);

/** Who a call is by must be said once: by a cookie or by a header. */
function refuseBearer(request: FastifyRequest): Refusal | null {
  if (!bringsToken(request)) return null;
  if (sessionTokenOf(request) !== null) {
    return { status: 400, code: 'invalid', message: 'send a cookie or `authorization`, not both' };
  }
  const path = request.url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/rpc/') || bearerPaths.has(path)) return null;
  return { status: 403, code: 'forbidden', message: 'an application cannot do this; sign in with a browser' };
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
