import { z } from 'zod';
import { identifier } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';
import { useOfRole, usesHere } from './uses-read.ts';

/** What roles were used for, as the record of decisions says. */
export const usesRouter = router({
  roles: tenantProcedure('uses.roles').query(({ ctx }) => usesHere(ctx.call, null)),
  role: tenantProcedure('uses.role')
    .input(z.strictObject({ role: identifier }))
    .query(({ ctx, input }) => useOfRole(ctx.call, input.role)),
});
