import { z } from 'zod';
import { identifier, typeName } from './input.ts';
import { conditionSchema } from './policy-document-schema.ts';
import { tenantProcedure } from './procedure.ts';
import { benchCondition } from './rules-bench.ts';
import { router } from './trpc.ts';

/** Conditions held against real records. */
export const rulesRouter = router({
  bench: tenantProcedure('rules.bench')
    .input(
      z.strictObject({
        type: typeName,
        condition: conditionSchema,
        action: identifier,
        only: z.enum(['true', 'false']).nullable(),
      }),
    )
    .query(({ ctx, input }) => benchCondition(ctx.call, input)),
});
