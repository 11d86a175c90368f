import type { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import type { CallContext } from '@remit/api/context';
import type { LiveHub } from '@remit/api/live/live-hub';
import type { LiveEvent } from '@remit/api/live/live-stream';
import { sendEvents } from './events-route.ts';

const revisions = { policy: 1, directory: 1, security: 0, requests: 'r', drafts: 'd' };

/** A stream as the reply has it, what tells it, and whether it was closed at the hub. */
async function opened() {
  const seen: { stream: PassThrough | null; tell: ((event: LiveEvent) => void) | null; closed: boolean } = {
    stream: null,
    tell: null,
    closed: false,
  };
  const hub: LiveHub = {
    open: async (_ctx, tell) => {
      seen.tell = tell;
      return () => {
        seen.closed = true;
      };
    },
    close: async () => undefined,
  };
  const reply = {
    header: () => reply,
    send: (stream: PassThrough) => {
      seen.stream = stream;
      return reply;
    },
  };
  const request = { raw: { socket: { destroyed: false } } };
  await sendEvents(hub, {} as CallContext, request as FastifyRequest, reply as unknown as FastifyReply);
  const { stream, tell } = seen;
  if (stream === null || tell === null) throw new Error('nothing was opened');
  return {
    stream,
    tell: (times: number) => Array.from({ length: times }, () => tell({ kind: 'revisions', revisions })),
    seen,
  };
}

const closing = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => void stream.once('close', resolve));

test('a reader who does not read is hung up on before much waits for them', async () => {
  const { stream, tell, seen } = await opened();
  tell(100);
  expect(stream.destroyed).toBe(false);
  const closed = closing(stream);
  tell(1_000);
  expect(stream.destroyed).toBe(true);
  await closed;
  expect(seen.closed).toBe(true);
});

test('a reader who reads is told as much as there is to tell', async () => {
  const { stream, tell } = await opened();
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
  for (let turn = 0; turn < 20; turn += 1) {
    tell(100);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  expect(stream.destroyed).toBe(false);
  expect(bytes).toBeGreaterThan(64 * 1024);
  const closed = closing(stream);
  stream.destroy();
  await closed;
});
