import { PassThrough } from 'node:stream';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallContext } from '@remit/api/context';
import { asTrpcError } from '@remit/api/errors';
import type { LiveHub } from '@remit/api/live/live-hub';
import type { LiveEvent } from '@remit/api/live/live-stream';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { errorReply } from './error-reply.ts';

/** A proxy between us and the page closes what is silent for longer, in ms. */
const heartbeatEvery = 15_000;

/** A reader who does not read is hung up on once this much waits for them, in bytes. */
const mostUnread = 64 * 1024;

/** After a lost connection a browser comes back in this time, in ms. */
const comesBackAfter = 2_000;

// A stream has replied already when the door is asked about it again.
const noCookie: CallContext['cookie'] = { set: () => undefined, clear: () => undefined };

/**
 * `GET /t/:tenant/events`: server-sent events that say when something changed in the tenant, until the session that
 * listens may not call there any more. `revisions` carries numbers and nothing of what they stand for; `ended` is the
 * last event and says why.
 */
export async function sendEvents(
  hub: LiveHub,
  ctx: CallContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const stream = new PassThrough();
  let close: () => void;
  try {
    close = await hub.open({ ...ctx, cookie: noCookie }, (event) => write(stream, event));
  } catch (thrown) {
    const error = remitErrorOf(thrown);
    const status = getHTTPStatusCodeFromError(asTrpcError(error));
    return reply.code(status).send(errorReply(error.code, error.publicMessage, status, request.id));
  }
  const heartbeat = setInterval(() => void stream.write(': still here\n\n'), heartbeatEvery);
  stream.once('close', () => {
    clearInterval(heartbeat);
    close();
  });
  if (request.raw.socket.destroyed) stream.destroy();
  return (
    reply
      .header('content-type', 'text/event-stream')
      .header('x-accel-buffering', 'no')
      // A connection that is kept after its stream would keep a server that stops from ending.
      .header('connection', 'close')
      .send(stream)
  );
}

function write(stream: PassThrough, event: LiveEvent): void {
  if (stream.destroyed || stream.writableEnded) return;
  if (event.kind === 'ended') {
    const { code, message } = event;
    stream.end(`event: ended\ndata: ${JSON.stringify({ code, message })}\n\n`);
    return;
  }
  stream.write(`retry: ${comesBackAfter}\nevent: revisions\ndata: ${JSON.stringify(event.revisions)}\n\n`);
  if (stream.readableLength + stream.writableLength > mostUnread) stream.destroy();
}
