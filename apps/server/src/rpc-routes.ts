import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { CallContext, Services } from '@remit/api/context';
import { identityRouter } from '@remit/api/identity-router';
import { liveAsk } from '@remit/api/live/live-ask';
import { createLiveHub, type LiveHub } from '@remit/api/live/live-hub';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import {
  type AttachmentParams,
  attachmentPath,
  longestBody,
  sendAttachment,
  takeAttachment,
} from './attachment-routes.ts';
import { type CallContexts, callContexts } from './call-contexts.ts';
import { isOwnHost, largestBatch, type OwnOrigins } from './call-gate.ts';
import { evaluationRoutes } from './evaluation-routes.ts';
import { sendEvents } from './events-route.ts';
import { type ExportParams, sendExport } from './export-routes.ts';
import { outsidePath } from './outside-path.ts';
import { refuseCalls } from './refuse-calls.ts';
import { tenantResolver } from './resolve-tenant.ts';
import { servedOrigins } from './served-origins.ts';
import { pathAlone, type Tenancy } from './tenancy.ts';

export interface RpcOptions {
  readonly services: Services;
  readonly origins: OwnOrigins;
  /** False where open streams must do without the databases' notices. */
  readonly hurryStreams?: boolean;
  readonly tenancy?: Tenancy;
  /** Folder of the files of exports; without it, none is sent. */
  readonly exportsFolder?: string;
}

/**
 * The doors to procedures: `/rpc` outside a tenant, `/t/:tenant/rpc` inside the one that the path names, `/t/rpc` inside
 * the one that host, header, cookie or the configured default name. Beside them stand the doors that no procedure has:
 * evaluations, open streams and files.
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
  const { domain, fallback } = tenancy;
  const isOwn = (authority: string): boolean => isOwnHost(authority, origins);
  const resolve = tenancy.resolver ?? tenantResolver({ isOwnHost: isOwn, domain, fallback });
  const contexts = callContexts(services, resolve);
  refuseCalls(app, servedOrigins(services.store, origins, domain));
  procedureRoutes(app, contexts, services.log);
  evaluationRoutes(app, (req, res) => contexts.inside(req, res, req.params.tenant));
  streamRoutes(app, contexts, createLiveHub({ services, ask: liveAsk, hurried: hurryStreams }));
  await fileRoutes(app, contexts, exportsFolder);
}

function procedureRoutes(
  app: FastifyInstance,
  { outside, inside }: CallContexts,
  log: Services['log'],
): void {
  const common = {
    maxBatchSize: largestBatch,
    allowMethodOverride: true,
    // What fails behind this, procedures log. Before it there is a resolver of tenants that may be a deployment's own.
    onError: ({ error, ctx, req }: { error: Error; ctx: CallContext | undefined; req: FastifyRequest }) => {
      if (ctx !== undefined || remitErrorOf(error).code !== 'internal') return;
      log.error({ correlationId: req.id, err: error.cause }, 'a call failed before it was known for whom');
    },
  };
  app.all<{ Params: { path: string } }>(outsidePath, (req, res) => {
    const createContext = () => outside(req, res);
    return fastifyRequestHandler({
      ...common,
      router: identityRouter,
      req,
      res,
      path: req.params.path,
      createContext,
    });
  });
  const answer = (req: FastifyRequest, res: FastifyReply, path: string, tenant: string | null) =>
    fastifyRequestHandler({
      ...common,
      router: tenantRouter,
      req,
      res,
      path,
      createContext: () => inside(req, res, tenant),
    });
  app.all<{ Params: { path: string; tenant: string } }>('/t/:tenant/rpc/:path', (req, res) =>
    answer(req, res, req.params.path, req.params.tenant),
  );
  app.all<{ Params: { path: string } }>('/t/rpc/:path', (req, res) =>
    answer(req, res, req.params.path, null),
  );
}

function streamRoutes(app: FastifyInstance, { inside }: CallContexts, live: LiveHub): void {
  // Before the server waits for what is under way, which streams would be for ever.
  app.addHook('preClose', () => live.close());
  app.get<{ Params: { tenant: string } }>('/t/:tenant/events', (req, res) =>
    inside(req, res, req.params.tenant).then((ctx) =>
      // It carries numbers alone, which are the same for everybody, and lasts: it stands on the listener's own session.
      sendEvents(live, { ...ctx, seenAs: null }, req, res),
    ),
  );
}

async function fileRoutes(
  app: FastifyInstance,
  { inside }: CallContexts,
  exportsFolder: string | undefined,
): Promise<void> {
  // A link is signed for GET: a look ahead must not use it up.
  const asSigned = { exposeHeadRoute: false };
  app.get<{ Params: AttachmentParams }>(`${attachmentPath}/:file`, asSigned, (req, res) =>
    inside(req, res, req.params.tenant).then((ctx) => sendAttachment(ctx, req, res)),
  );
  await app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    files.put<{ Params: AttachmentParams }>(attachmentPath, { bodyLimit: longestBody }, (req, res) =>
      inside(req, res, req.params.tenant).then((ctx) => takeAttachment(ctx, req, res)),
    );
  });
  if (exportsFolder === undefined) return;
  app.get<{ Params: ExportParams }>('/t/:tenant/exports/:id/:file', asSigned, (req, res) =>
    inside(req, res, req.params.tenant).then((ctx) => sendExport(exportsFolder, ctx, req, res)),
  );
}
