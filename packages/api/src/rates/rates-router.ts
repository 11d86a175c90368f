import { z } from 'zod';
import { tenantProcedure } from '../procedure.ts';
import { listRates, setRate } from './rates.ts';
import { router } from '../trpc.ts';

const rate = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as `USD`'),
  rate: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,18})?$/, 'units of the base for one of it, such as `0.92`')
    .regex(/[1-9]/, 'above 0'),
  /** ms since 1970 UTC; from now on without it. */
  from: z.int().min(0).max(253_402_300_799_999).default(0),
});

/** Rates into the tenant's base currency, by which amounts of other currencies compare. */
export const ratesRouter = router({
  list: tenantProcedure('rates.list').query(({ ctx }) => listRates(ctx.call)),
  set: tenantProcedure('rates.set')
    .input(rate)
    .mutation(({ ctx, input }) => setRate(ctx.call, input)),
});
