import { z } from 'zod';
import { text } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { find } from './search-find.ts';
import { router } from '../trpc.ts';

/** Everything by its words, as far as the asker may know of it. */
export const searchRouter = router({
  find: tenantProcedure('search.find')
    .input(z.strictObject({ q: text(1, 200) }))
    .query(({ ctx, input }) => find(ctx.call, input.q)),
});
