import { tenantProcedure } from '../procedure.ts';
import { compareMoment } from './time-compare.ts';
import { listMoments } from './time-moments.ts';
import { router } from '../trpc.ts';

/** Moments other than now, at which access can be looked at. */
export const timeRouter = router({
  moments: tenantProcedure('time.moments').query(({ ctx }) => listMoments(ctx.call)),
  compare: tenantProcedure('time.compare').query(({ ctx }) => compareMoment(ctx.call)),
});
