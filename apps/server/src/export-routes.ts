import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext } from '@remit/api/context';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import { createCallerFactory } from '@remit/api/trpc';
import { exportPath } from '@remit/store/audit/audit-export-file';
import { parseTenantId } from '@remit/store/tenant-id';
import { errorReply } from './error-reply.ts';

/** What the path of a link to a file of an export says. */
export interface ExportParams {
  readonly tenant: string;
  readonly id: string;
  readonly file: string;
}

const callerOf = createCallerFactory(tenantRouter);

/**
 * `GET /t/:tenant/exports/:id/:file?until&nonce&signature`: sends a file of an export to whom its link was made for. The
 * call goes through every door that a procedure goes through; whatever is wrong with it, there is nothing here.
 */
export async function sendExport(
  folder: string,
  ctx: CallContext,
  request: FastifyRequest<{ Params: ExportParams }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { id, file } = request.params;
    const download = await callerOf(ctx).audit.download(linkOf(id, file, request.query));
    const path = exportPath(folder, parseTenantId(download.tenantId), id, download.file, download.extension);
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return await reply
      .headers({
        'content-type': download.contentType,
        'content-length': size,
        'content-disposition': `attachment; filename="${download.name}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(createReadStream(path, { fd: handle }));
  } catch (thrown) {
    const error = remitErrorOf(thrown);
    if (error.code === 'unavailable') {
      return reply.code(503).send(errorReply(error.code, error.publicMessage, 503, request.id));
    }
    if (error.code === 'internal' && !isMissing(thrown)) throw thrown;
    const message = 'this link leads nowhere: it was used, is too old, or was made for somebody else';
    return reply.code(404).send(errorReply('not-found', message, 404, request.id));
  }
}

type Link = Parameters<ReturnType<typeof callerOf>['audit']['download']>[0];

/** A link as it arrived: the procedure's schema says whether it is one. */
function linkOf(id: string, file: string, query: unknown): Link {
  const { until, ...rest } = query as Readonly<Record<string, unknown>>;
  return { ...rest, id, file, until: Number(until) } as Link;
}

/** The file lies on another server's disk, or was deleted by hand. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
