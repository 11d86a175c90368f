import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openAccessToken } from '@remit/api/tokens/access-token';
import type { Services } from '@remit/api/context';
import { asTrpcError, type RemitError } from '@remit/api/errors';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { tokenGrant } from '@remit/api/tokens/token-grants';
import { issueTokens } from '@remit/api/tokens/token-issue';
import type { SessionToken } from '@remit/identity/session-token';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { type OwnOrigins, refuseArrival } from './call-gate.ts';
import { errorReply } from './error-reply.ts';
import { servedOrigins } from './served-origins.ts';
import { shortAgent } from './short-agent.ts';
import { singleHost } from './single-header.ts';
import { pathAlone, type Tenancy } from './tenancy.ts';

/** Whether a request says who it is by a header. A page elsewhere cannot make a browser send one. */
export function bringsToken(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined;
}

/** The session token behind the access token that a request carries; null when it carries none that stands. */
export function bearerTokenOf(request: FastifyRequest, { store }: Services): SessionToken | null {
  const text = /^Bearer ([A-Za-z0-9_-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return text === undefined ? null : openAccessToken(store.keys, text, Date.now());
}

export interface ApiTokenOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
  readonly tenancy?: Tenancy;
}

/**
 * `/api/token`, where applications get their tokens: no cookie goes in or out, so it is not held to pages of ours.
 * Its replies are the tokens, or the error in the shape that procedures reply errors in.
 */
export async function apiTokenRoutes(
  app: FastifyInstance,
  { services, origins, tenancy = pathAlone }: ApiTokenOptions,
): Promise<void> {
  const originsFor = servedOrigins(services.store, origins, tenancy.domain);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const host = singleHost(request);
    const arrival = {
      method: request.method,
      host,
      origin: undefined,
      fetchSite: undefined,
      contentType: request.headers['content-type'],
      bringsToken: true,
    };
    const refusal = refuseArrival(arrival, await originsFor(host));
    if (refusal === null) return undefined;
    const { status, code, message } = refusal;
    return reply.code(status).send(errorReply(code, message, status, request.id));
  });

  app.post('/api/token', async (request, reply) => {
    const call = {
      services,
      address: request.ip,
      agent: shortAgent(request.headers['user-agent']),
      correlationId: request.id,
    };
    try {
      return await issueTokens(call, tokenGrant.parse(request.body));
    } catch (thrown) {
      const error = remitErrorOf(thrown);
      if (error.code === 'internal' || error.code === 'unavailable') {
        const fields = { correlationId: request.id, code: error.code, err: error.cause };
        services.log.error(fields, 'tokens could not be given');
      }
      const status = getHTTPStatusCodeFromError(asTrpcError(error));
      return reply.code(status).send(tokenError(error, status, request.id));
    }
  });
}

function tokenError(error: RemitError, status: number, correlationId: string) {
  const reply = errorReply(error.code, error.publicMessage, status, correlationId);
  const remit = { ...reply.error.data.remit, sentences: error.sentences };
  return { error: { ...reply.error, data: { ...reply.error.data, remit } } };
}
