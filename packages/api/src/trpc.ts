import { initTRPC } from '@trpc/server';
import type { CallContext } from './context.ts';
import { asTrpcError } from './errors.ts';
import { remitErrorOf } from './remit-error-of.ts';
import type { ProcedureAccess } from './procedure-access.ts';
import type { ErrorView } from './views.ts';

const trpc = initTRPC
  .context<CallContext>()
  .meta<ProcedureAccess>()
  .create({
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { code, publicMessage, sentences, deciders, ask } = remitErrorOf(error);
      const remit: ErrorView = {
        code,
        message: publicMessage,
        correlationId: ctx?.correlationId ?? '',
        sentences,
        deciders,
        ...(ask === null ? {} : { ask }),
      };
      return {
        code: shape.code,
        message: publicMessage,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, remit },
      };
    },
  });

export const { router, createCallerFactory } = trpc;

/**
 * Below every procedure: turns whatever was thrown into the one error that the caller is told about, and logs those
 * that engineers must look at.
 */
export const baseProcedure = trpc.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = remitErrorOf(result.error);
  const fields = { procedure: path, correlationId: ctx.correlationId, code: error.code, err: error.cause };
  if (error.code === 'internal') ctx.services.log.error(fields, 'a call failed');
  else if (error.code === 'unavailable') ctx.services.log.warn(fields, 'a call could not be served');
  throw asTrpcError(error);
});
