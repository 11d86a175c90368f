import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bringsToken } from './api-token.ts';
import { attachmentPath } from './attachment-routes.ts';
import { largestBatch, type OwnOrigins, type Refusal, refuseArrival } from './call-gate.ts';
import { errorReply } from './error-reply.ts';
import { isEvaluation, nameEvaluation, refuseEvaluation } from './evaluation-routes.ts';
import { outsidePath } from './outside-path.ts';
import { sessionTokenOf } from './session-cookie.ts';
import { singleHeader, singleHost } from './single-header.ts';

/**
 * Turns away what may not reach a procedure, before a body is read: by where it comes from, how it is written, and by
 * whom it says that it is.
 * @param originsFor what a call may come from, by the host that it names
 */
export function refuseCalls(
  app: FastifyInstance,
  originsFor: (host: string | undefined) => Promise<OwnOrigins>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const evaluates = isEvaluation(request);
    if (evaluates) nameEvaluation(request, reply);
    const host = singleHost(request);
    const refusal = refusalOf(request, host, await originsFor(host));
    if (refusal === null) return undefined;
    if (evaluates) return refuseEvaluation(request, reply, refusal);
    const { status, code, message } = refusal;
    return reply.code(status).send(errorReply(code, message, status, request.id));
  });
}

function refusalOf(request: FastifyRequest, host: string | undefined, origins: OwnOrigins): Refusal | null {
  const { method, headers, routeOptions } = request;
  const arrival = {
    method,
    host,
    origin: headers.origin,
    fetchSite: singleHeader(headers['sec-fetch-site']),
    contentType: headers['content-type'],
    bringsToken: bringsToken(request),
    takesFile: routeOptions.url === attachmentPath,
  };
  return refuseArrival(arrival, origins) ?? refuseBatch(request) ?? refuseBearer(request);
}

/** How many calls a request brings is said in its address, before anything of them is read. */
function refuseBatch({ params, query }: FastifyRequest): Refusal | null {
  const calls = String(procedureOf(params)).split(',').length;
  const isBatch = typeof query === 'object' && query !== null && 'batch' in query;
  return isBatch && calls > largestBatch
    ? { status: 400, code: 'invalid', message: `at most ${largestBatch} calls in one request` }
    : null;
}

/** What an application may ask outside a tenant. It gets its tokens at `/api/token`, and signs in nowhere else. */
const bearerProcedures: ReadonlySet<unknown> = new Set(['session.current', 'session.signOut']);

/** Who a call is by must be said once: by a cookie or by a header. */
function refuseBearer(request: FastifyRequest): Refusal | null {
  if (!bringsToken(request)) return null;
  if (sessionTokenOf(request) !== null) {
    return { status: 400, code: 'invalid', message: 'send a cookie or `authorization`, not both' };
  }
  // By the route that answers, as it reads the address: one way to write it is as good as another there.
  if (request.routeOptions.url !== outsidePath || bearerProcedures.has(procedureOf(request.params)))
    return null;
  return { status: 403, code: 'forbidden', message: 'an application cannot do this; sign in with a browser' };
}

const procedureOf = (params: unknown): unknown =>
  typeof params === 'object' && params !== null && 'path' in params ? params.path : null;
