import type { FastifyReply, FastifyRequest } from 'fastify';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { CallContext } from '@remit/api/context';
import { asTrpcError } from '@remit/api/errors';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import { createCallerFactory } from '@remit/api/trpc';
import { longestAttachment, readAttachment } from '@remit/store/files/attachments';
import { errorReply } from './error-reply.ts';

/** What the path of a link to a file of a request says. */
export interface AttachmentParams {
  readonly tenant: string;
  readonly id: string;
  readonly file: string;
}

/** Where files of requests are sent to; one of them lies below. */
export const attachmentPath = '/t/:tenant/requests/:id/files';

/** The longest body that is read of a file that is sent. */
export const longestBody = longestAttachment;

/** Nothing of a file is run or shown by a browser as a page of ours, whatever it is called or begins with. */
const fileHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const callerOf = createCallerFactory(tenantRouter);

type Attachments = ReturnType<typeof callerOf>['attachments'];

/** `PUT /t/:tenant/requests/:id/files?…`: takes a file that a link was made for, and says which files there are then. */
export async function takeAttachment(
  ctx: CallContext,
  request: FastifyRequest<{ Params: AttachmentParams }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { revision, size, until, ...rest } = queryOf(request);
    const upload = Buffer.isBuffer(request.body) ? request.body : undefined;
    const link = {
      ...rest,
      id: request.params.id,
      revision: Number(revision),
      size: Number(size),
      until: Number(until),
    } as Parameters<Attachments['add']>[0];
    await callerOf({ ...ctx, upload }).attachments.add(link);
    return await reply.code(204).send();
  } catch (thrown) {
    return refuse(thrown, request, reply);
  }
}

/**
 * `GET /t/:tenant/requests/:id/files/:file?…`: sends a file to whom its link was made for, to be kept and not to be
 * opened. Whatever is wrong with the link, there is nothing here.
 */
export async function sendAttachment(
  ctx: CallContext,
  request: FastifyRequest<{ Params: AttachmentParams }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { until, ...rest } = queryOf(request);
    const { id, file } = request.params;
    const link = { ...rest, id, file, until: Number(until) } as Parameters<Attachments['download']>[0];
    const found = await callerOf(ctx).attachments.download(link);
    const content = await readAttachment(ctx.services.store, found.tenantId, found.file);
    if (content === null) return nowhere(request, reply);
    return await reply
      .headers({
        ...fileHeaders,
        'content-type': found.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : found.mediaType,
        'content-length': content.length,
        'content-disposition': dispositionOf(found.name),
      })
      .send(Buffer.from(content));
  } catch (thrown) {
    const { code } = remitErrorOf(thrown);
    if (code === 'internal' || code === 'unavailable') return refuse(thrown, request, reply);
    return nowhere(request, reply);
  }
}

/** A header takes ASCII alone: every other character is written as its bytes (RFC 8187). */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function nowhere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = 'this link leads nowhere: it was used, is too old, or was made for somebody else';
  return reply.code(404).send(errorReply('not-found', message, 404, request.id));
}

function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = remitErrorOf(thrown);
  if (error.code === 'internal') throw thrown;
  if (error.code === 'not-found') return nowhere(request, reply);
  const status = getHTTPStatusCodeFromError(asTrpcError(error));
  return reply.code(status).send(errorReply(error.code, error.publicMessage, status, request.id));
}

function queryOf({ query }: FastifyRequest): Readonly<Record<string, unknown>> {
  return query as Readonly<Record<string, unknown>>;
}
