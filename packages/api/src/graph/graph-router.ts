import { z } from 'zod';
import { graphAround } from './graph-around.ts';
import { identifier, path, typeName } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const focus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id }),
  z.strictObject({ kind: z.literal('group'), id }),
  z.strictObject({ kind: z.literal('department'), id: path }),
  z.strictObject({ kind: z.literal('role'), id: identifier }),
  z.strictObject({ kind: z.literal('folder'), id: path }),
  z.strictObject({ kind: z.literal('permission'), type: typeName, action: identifier }),
]);

/** How access comes about, drawn. */
export const graphRouter = router({
  around: tenantProcedure('graph.around')
    .input(z.strictObject({ focus, hops: z.union([z.literal(2), z.literal(4), z.literal(6)]) }))
    .query(({ ctx, input }) => graphAround(ctx.call, input)),
});
