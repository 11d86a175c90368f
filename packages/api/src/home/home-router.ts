import { home } from './home-get.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

/** What matters to the asker today. */
export const homeRouter = router({
  get: tenantProcedure('home.get').query(({ ctx }) => home(ctx.call)),
});
