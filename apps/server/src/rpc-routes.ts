import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { identityRouter } from '@remit/api/identity-router';
import { tenantRouter } from '@remit/api/tenant-router';
import type { CallContext, Services } from '@remit/api/context';
import { largestBatch, type OwnOrigins, refuseArrival } from './call-gate.ts';
import { errorReply } from './error-reply.ts';
import { sessionCookieOf, sessionTokenOf } from './session-cookie.ts';

export interface RpcOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
}

/** The two doors to procedures: `/rpc` outside a tenant, `/t/:tenant/rpc` inside the one that the path names. */
export async function rpcRoutes(app: FastifyInstance, { services, origins }: RpcOptions): Promise<void> {
  // Bodies stay text until tRPC reads them; whatever is not JSON is refused before it is read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('cache-control', 'no-store');
    const refusal = refuseArrival(
      {
        method: request.method,
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: singleHeader(request.headers['sec-fetch-site']),
        contentType: request.headers['content-type'],
      },
      origins,
    );
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
    token: sessionTokenOf(request),
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
}

/** What a program calls itself: its own word, so no more of it is kept than tells one from another. */
function shortAgent(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  return header.length <= 300 ? header : `${header.slice(0, 300)}[cut: ${header.length - 300} more]`;
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
