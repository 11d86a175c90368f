import { z } from 'zod';
import { tenantProcedure } from '../procedure.ts';
import { beginSeeingAs, endSeeingAs, seeAsStanding } from './see-as.ts';
import { router } from '../trpc.ts';

const whom = z.strictObject({ member: z.uuid('must be the id of a member').toLowerCase() });

/** Seeing the tenant as somebody else does: begun and left under one's own address. */
export const seeAsRouter = router({
  get: tenantProcedure('seeAs.get')
    .input(whom)
    .query(({ ctx, input }) => seeAsStanding(ctx.call, input.member)),
  begin: tenantProcedure('seeAs.begin')
    .input(whom)
    .mutation(({ ctx, input }) => beginSeeingAs(ctx.call, input.member)),
  end: tenantProcedure('seeAs.end')
    .input(whom)
    .mutation(({ ctx, input }) => endSeeingAs(ctx.call, input.member)),
});
