import { z } from 'zod';
import { accessCandidates } from './access-for.ts';
import { accessOptions } from './access-options.ts';
import { askAccess, listAccess, longestAccess, shortestAccess } from './access-requests.ts';
import { decideAccess, withdrawAccess } from './access-decide.ts';
import { identifier, path, sentence, typeName } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const revision = z.int('the revision that you saw').min(1);
const lasts = z
  .int('ms')
  .min(shortestAccess, 'an hour at least')
  .max(longestAccess, 'at most 90 days: ask for an assignment for longer');
/** In whose place it is asked; left out for oneself. */
const onBehalfOf = id.nullable().default(null);
const refused = z.strictObject({ action: identifier, type: typeName, record: id.nullable() });

/** Asking for a role at a folder for a time, and granting it. */
export const accessRouter = router({
  options: tenantProcedure('access.options')
    .input(refused.extend({ folder: path.nullable(), onBehalfOf }))
    .query(({ ctx, input }) => accessOptions(ctx.call, input)),
  people: tenantProcedure('access.people')
    .input(z.strictObject({ q: sentence(2, 100) }))
    .query(({ ctx, input }) => accessCandidates(ctx.call, input.q)),
  list: tenantProcedure('access.list').query(({ ctx }) => listAccess(ctx.call)),
  ask: tenantProcedure('access.ask')
    .input(
      z.strictObject({
        role: identifier,
        folder: path,
        lasts,
        reason: sentence(1, 500),
        refused,
        onBehalfOf,
      }),
    )
    .mutation(({ ctx, input }) => askAccess(ctx.call, input)),
  decide: tenantProcedure('access.decide')
    .input(
      z.strictObject({
        id,
        revision,
        decision: z.enum(['grant', 'refuse']),
        comment: sentence(0, 2000).nullable(),
        lasts: lasts.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => decideAccess(ctx.call, { ...input, comment: input.comment || null })),
  withdraw: tenantProcedure('access.withdraw')
    .input(z.strictObject({ id, revision }))
    .mutation(({ ctx, input }) => withdrawAccess(ctx.call, input)),
});
