import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import { identityRouter } from '@remit/api/identity-router';
import { tenantRouter } from '@remit/api/tenant-router';
import type { CallContext, Services } from '@remit/api/context';
import type { TenantAddress } from '@remit/store/tenant-address';
import { liveAsk } from '@remit/api/live-ask';
import { createLiveHub } from '@remit/api/live-hub';
import { bearerTokenOf, bringsToken } from './api-token.ts';
import { isOwnHost, largestBatch, type OwnOrigins, type Refusal, refuseArrival } from './call-gate.ts';
import { errorReply } from './error-reply.ts';
import {
  type AttachmentParams,
  attachmentPath,
  longestBody,
  sendAttachment,
  takeAttachment,
} from './attachment-routes.ts';
import { evaluationRoutes, isEvaluation, nameEvaluation, refuseEvaluation } from './evaluation-routes.ts';
import { sendEvents } from './events-route.ts';
import { type ExportParams, sendExport } from './export-routes.ts';
import { normalHost } from './normal-host.ts';
import { labelBelow, type TenantResolver, tenantResolver } from './resolve-tenant.ts';
import { tenantInPath } from './tenant-in-path.ts';
import { sessionCookieOf, sessionTokenOf } from './session-cookie.ts';
import { shortAgent } from './short-agent.ts';
import { knownTenantHosts } from './tenant-hosts.ts';

export interface RpcOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
  /** False where open streams must do without the databases' notices. */
  readonly hurryStreams?: boolean;
  readonly tenancy?: Tenancy;
  /** Folder of the files of exports; without it, none is sent. */
  readonly exportsFolder?: string;
}

/** How the server learns which tenant a call is for, where more than its path may say so. */
export interface Tenancy {
  /** See `ResolverOptions`. */
  readonly domain: string | null;
  readonly fallback: string | null;
  /** In place of Remit's own resolver. */
  readonly resolver?: TenantResolver;
}

/**
 * The doors to procedures: `/rpc` outside a tenant, `/t/:tenant/rpc` inside the one that the path names, `/t/rpc` inside
 * the one that host, header, cookie or the configured default name.
 */
export async function rpcRoutes(
  app: FastifyInstance,
  { services, origins, hurryStreams = true, tenancy = pathAlone, exportsFolder }: RpcOptions,
): Promise<void> {
  // Bodies stay text until tRPC reads them; whatever is not JSON is refused before it is read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  const isOwn = (authority: string): boolean => isOwnHost(authority, origins);
  const { domain, fallback } = tenancy;
  const resolve = tenancy.resolver ?? tenantResolver({ isOwnHost: isOwn, domain, fallback });
  const isTenantHost = knownTenantHosts(services.store);

  /** What a call may come from: our own pages, or those that we serve by the name of a tenant. */
  async function originsFor(host: string | undefined): Promise<OwnOrigins> {
    const named = normalHost(host);
    if (named === null || isOwn(named.authority)) return origins;
    const below = domain !== null && labelBelow(named.name, domain) !== null;
    if (!below && !(await isTenantHost(named.name))) return origins;
    const scheme = [...origins].every((origin) => origin.startsWith('https:')) ? 'https' : 'http';
    return new Set([`${scheme}://${named.authority}`]);
  }

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const evaluates = isEvaluation(request);
    if (evaluates) nameEvaluation(request, reply);
    const host = singleHost(request);
    const refusal =
      refuseArrival(
        {
          method: request.method,
          host,
          origin: request.headers.origin,
          fetchSite: singleHeader(request.headers['sec-fetch-site']),
          contentType: request.headers['content-type'],
          bringsToken: bringsToken(request),
          takesFile: request.routeOptions.url === attachmentPath,
        },
        await originsFor(host),
      ) ?? refuseBearer(request);
    if (refusal === null) return undefined;
    if (evaluates) return refuseEvaluation(request, reply, refusal);
    const { status, code, message } = refusal;
    return reply.code(status).send(errorReply(code, message, status, request.id));
  });

  const common = { maxBatchSize: largestBatch, allowMethodOverride: true };
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
  const tenantContextOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    path: string | null,
  ): Promise<CallContext> => {
    const header = singleHeader(request.headers['x-remit-tenant']);
    const cookie = request.cookies['__Host-remit-tenant'];
    const named = path === null ? null : tenantInPath(path);
    const hints = { host: singleHost(request), path: named?.slug ?? null, header, cookie };
    const tenant = await resolve(hints);
    return { ...contextOf(request, reply, tenant), seenAs: named?.seenAs ?? null };
  };

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
      createContext: () => tenantContextOf(req, res, req.params.tenant),
    }),
  );

  app.all<{ Params: { path: string } }>('/t/rpc/:path', (req, res) =>
    fastifyRequestHandler({
      ...common,
      router: tenantRouter,
      req,
      res,
      path: req.params.path,
      createContext: () => tenantContextOf(req, res, null),
    }),
  );

  evaluationRoutes(app, (req, res) => tenantContextOf(req, res, req.params.tenant));

  const live = createLiveHub({ services, ask: liveAsk, hurried: hurryStreams });
  // Before the server waits for what is under way, which streams would be for ever.
  app.addHook('preClose', () => live.close());
  app.get<{ Params: { tenant: string } }>('/t/:tenant/events', (req, res) =>
    tenantContextOf(req, res, req.params.tenant).then((ctx) =>
      // It carries numbers alone, which are the same for everybody, and lasts: it stands on the listener's own session.
      sendEvents(live, { ...ctx, seenAs: null }, req, res),
    ),
  );
  // A link is signed for GET: a look ahead must not use it up.
  const asSigned = { exposeHeadRoute: false };
  app.get<{ Params: AttachmentParams }>(`${attachmentPath}/:file`, asSigned, (req, res) =>
    tenantContextOf(req, res, req.params.tenant).then((ctx) => sendAttachment(ctx, req, res)),
  );
  await app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    files.put<{ Params: AttachmentParams }>(attachmentPath, { bodyLimit: longestBody }, (req, res) =>
      tenantContextOf(req, res, req.params.tenant).then((ctx) => takeAttachment(ctx, req, res)),
    );
  });
  if (exportsFolder === undefined) return;
  app.get<{ Params: ExportParams }>('/t/:tenant/exports/:id/:file', asSigned, (req, res) =>
    tenantContextOf(req, res, req.params.tenant).then((ctx) => sendExport(exportsFolder, ctx, req, res)),
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

const pathAlone: Tenancy = { domain: null, fallback: null };

/** The host that a request names; nothing when it names two, which two readers would tell apart differently. */
function singleHost(request: FastifyRequest): string | undefined {
  const names = request.raw.rawHeaders.filter(
    (header, index) => index % 2 === 0 && header.toLowerCase() === 'host',
  );
  // Of a proxy that is trusted, `request.host` is what the proxy says.
  return names.length > 1 ? undefined : request.host || undefined;
}

function singleHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
