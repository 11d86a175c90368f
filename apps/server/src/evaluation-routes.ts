import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { CallContext } from '@remit/api/context';
import { asTrpcError, RemitError } from '@remit/api/errors';
import { type EvaluationAnswer, evaluationAnswer } from '@remit/api/rules/evaluation-answer';
import {
  type EvaluationBatch,
  evaluationBatch,
  evaluationQuestion,
} from '@remit/api/rules/evaluation-question';
import { remitErrorOf } from '@remit/api/remit-error-of';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import { createCallerFactory } from '@remit/api/trpc';
import { bringsToken } from './api-token.ts';
import type { Refusal } from './call-gate.ts';
import { sessionTokenOf } from './session-cookie.ts';

const onePath = '/t/:tenant/access/v1/evaluation';
const manyPath = '/t/:tenant/access/v1/evaluations';

/** Whether a request is for a route below, whose errors are one sentence of text and nothing else. */
export const isEvaluation = ({ routeOptions: { url } }: FastifyRequest): boolean =>
  url === onePath || url === manyPath;

type Asked = FastifyRequest<{ Params: { tenant: string } }>;

/**
 * `POST …/access/v1/evaluation` and `…/evaluations`: whether somebody may do something, for applications that ask by the
 * standard. Each question goes through every door that the simulator's go through, and is answered by the same engine.
 * Source: OpenID AuthZEN Authorization API 1.0; "no" is an answer like another, with status 200.
 */
export function evaluationRoutes(
  app: FastifyInstance,
  contextOf: (request: Asked, reply: FastifyReply) => Promise<CallContext>,
): void {
  app.post<{ Params: { tenant: string } }>(onePath, async (request, reply) =>
    answering(reply, async () => answerOne(await contextOf(request, reply), bodyOf(request))),
  );
  app.post<{ Params: { tenant: string } }>(manyPath, async (request, reply) =>
    answering(reply, async () => {
      const ctx = await contextOf(request, reply);
      requireSignedIn(ctx);
      const batch = evaluationBatch(bodyOf(request));
      return batch === null ? answerOne(ctx, bodyOf(request)) : answerMany(ctx, batch);
    }),
  );
}

/** Whatever becomes of a call, what it calls itself comes back with it. */
export function nameEvaluation({ headers }: FastifyRequest, reply: FastifyReply): void {
  const name = headers['x-request-id'];
  if (typeof name === 'string') reply.header('x-request-id', name);
}

/** Says that a call may not reach a question at all. */
export function refuseEvaluation(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, message }: Refusal,
): FastifyReply {
  const anybody = !bringsToken(request) && sessionTokenOf(request) === null;
  if (status === 403 && anybody)
    return sayWrong(reply, 401, 'send `authorization: Bearer` and an access token');
  // The standard knows no status of its own for a body of another kind.
  return sayWrong(reply, status === 415 ? 400 : status, message);
}

const callerOf = createCallerFactory(tenantRouter);

async function answerOne(ctx: CallContext, body: unknown): Promise<EvaluationAnswer> {
  requireSignedIn(ctx);
  try {
    return evaluationAnswer(
      await callerOf({ ...ctx, enforces: true }).simulate.ask(evaluationQuestion(body)),
    );
  } catch (thrown) {
    const error = remitErrorOf(thrown);
    // Of somebody who is not there, or whom the asker may not see, the answer is no; without a denial it is the tenant.
    if (error.code !== 'not-found' || error.denial === null) throw error;
    return { decision: false, context: { reason_user: { en: error.publicMessage } } };
  }
}

/** One after the other: where the batch ends at the first no or yes, nothing behind it is looked at. */
async function answerMany(ctx: CallContext, { bodies, endsAt }: EvaluationBatch) {
  const evaluations: EvaluationAnswer[] = [];
  for (const body of bodies) {
    const answer = await answerOne(ctx, body).catch(asItem);
    evaluations.push(answer);
    if (answer.decision === endsAt) break;
  }
  return { evaluations };
}

/** What is wrong with one question of many is its answer; what is wrong with the call is thrown. */
function asItem(thrown: unknown): EvaluationAnswer {
  const error = remitErrorOf(thrown);
  if (error.code !== 'invalid' && error.code !== 'forbidden') throw error;
  return {
    decision: false,
    context: { error: { status: statusOf(error), message: error.publicMessage } },
  };
}

async function answering(reply: FastifyReply, answer: () => Promise<object>): Promise<FastifyReply> {
  try {
    const answered = await answer();
    return reply.send(answered);
  } catch (thrown) {
    const error = remitErrorOf(thrown);
    if (error.code === 'internal') throw thrown;
    return sayWrong(reply, statusOf(error), error.publicMessage);
  }
}

function sayWrong(reply: FastifyReply, status: number, message: string): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('text/plain; charset=utf-8').send(message);
}

function requireSignedIn({ token }: CallContext): void {
  if (token === null) throw new RemitError('not-signed-in', 'sign in first');
}

function bodyOf({ body }: FastifyRequest): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : '');
  } catch (cause) {
    throw new RemitError('invalid', 'the body is not JSON', { cause });
  }
}

const statusOf = (error: RemitError): number => getHTTPStatusCodeFromError(asTrpcError(error));
