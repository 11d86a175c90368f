import { z } from 'zod';
import { identifier, typeName } from '../input.ts';
import { conditionSchema } from '../policy/policy-document-schema.ts';
import { tenantProcedure } from '../procedure.ts';
import { benchCondition } from './rules-bench.ts';
import { proofOfPolicy } from './rules-proof.ts';
import { reportedCalls } from './rules-reported.ts';
import { router } from '../trpc.ts';

/** Conditions held against real records, what only reports against recorded calls, and what proves the policy in force. */
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
  reported: tenantProcedure('rules.reported')
    .input(z.strictObject({ kind: z.enum(['rule', 'exclusion']), name: identifier }))
    .query(({ ctx, input }) => reportedCalls(ctx.call, input)),
  proof: tenantProcedure('rules.proof').query(({ ctx }) => proofOfPolicy(ctx.call)),
});
