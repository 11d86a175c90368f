import { z } from 'zod';
import { createDelegation, delegateCandidates, endDelegationNow, listDelegations } from './delegations.ts';
import { sentence } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const instant = z.int('ms since 1970 UTC').min(0).max(253_402_300_799_999);

/** Who decides in whose place. */
export const delegationsRouter = router({
  list: tenantProcedure('delegations.list').query(({ ctx }) => listDelegations(ctx.call)),
  people: tenantProcedure('delegations.people')
    .input(z.strictObject({ q: sentence(2, 100) }))
    .query(({ ctx, input }) => delegateCandidates(ctx.call, input.q)),
  create: tenantProcedure('delegations.create')
    .input(
      z.strictObject({
        to: id,
        since: instant.nullable(),
        until: instant,
        passOn: z.boolean('must be true or false'),
        reason: sentence(1, 500),
      }),
    )
    .mutation(({ ctx, input }) => createDelegation(ctx.call, input)),
  end: tenantProcedure('delegations.end')
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => endDelegationNow(ctx.call, input.id)),
});
