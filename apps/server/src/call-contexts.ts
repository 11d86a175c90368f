import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext, Services } from '@remit/api/context';
import type { TenantAddress } from '@remit/store/tenants/tenant-address';
import { bearerTokenOf, bringsToken } from './api-token.ts';
import type { TenantResolver } from './resolve-tenant.ts';
import { sessionCookieOf, sessionTokenOf } from './session-cookie.ts';
import { shortAgent } from './short-agent.ts';
import { singleHeader, singleHost } from './single-header.ts';
import { tenantInPath } from './tenant-in-path.ts';

/** What a server knows of a call before anything was asked about it. */
export interface CallContexts {
  outside(request: FastifyRequest, reply: FastifyReply): CallContext;
  /** @param path what the path names as the tenant; null where it leaves that to host, header or cookie */
  inside(request: FastifyRequest, reply: FastifyReply, path: string | null): Promise<CallContext>;
}

/** @param resolve says which tenant a call is for */
export function callContexts(services: Services, resolve: TenantResolver): CallContexts {
  const contextOf = (
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: TenantAddress | null,
  ): CallContext => ({
    services,
    tenantSlug: tenant?.slug ?? null,
    tenantHost: tenant?.host ?? null,
    token: bringsToken(request) ? bearerTokenOf(request, services) : sessionTokenOf(request),
    asOf: singleHeader(request.headers['x-remit-as-of']),
    address: request.ip,
    agent: shortAgent(request.headers['user-agent']),
    correlationId: request.id,
    cookie: sessionCookieOf(reply),
  });
  return {
    outside: (request, reply) => contextOf(request, reply, null),
    inside: async (request, reply, path) => {
      const header = singleHeader(request.headers['x-remit-tenant']);
      const cookie = request.cookies['__Host-remit-tenant'];
      const named = path === null ? null : tenantInPath(path);
      const tenant = await resolve({ host: singleHost(request), path: named?.slug ?? null, header, cookie });
      return { ...contextOf(request, reply, tenant), seenAs: named?.seenAs ?? null };
    },
  };
}
