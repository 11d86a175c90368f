import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { contentPolicy } from './content-policy.ts';
import { errorReply } from './error-reply.ts';

/**
 * Answers a request whose address cannot be read, or is too long. No hook has seen it, so what every reply carries is said
 * here, and nothing of the address is said again.
 */
export function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode === 414 ? 414 : 400;
  const sentence = status === 414 ? 'the address is too long' : 'the address is malformed';
  void reply
    .code(status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy('none'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .send(errorReply('invalid', sentence, status, request.id));
}
