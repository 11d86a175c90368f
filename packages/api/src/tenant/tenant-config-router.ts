import { z } from 'zod';
import { sentence } from '../input.ts';
import { outsideProcedure } from '../outside-procedure.ts';
import { tenantProcedure } from '../procedure.ts';
import { publicTenant } from '../sign-in/public-tenant.ts';
import { saveConfig, tenantConfig } from './tenant-config.ts';
import { router } from '../trpc.ts';

const shape = {
  name: sentence(1, 120),
  accent: z.string().max(40),
  timeZone: z.string().max(80),
  baseCurrency: z.string().max(3),
  secondPerson: z.boolean('must be true or false').optional(),
};
const config = z.strictObject({
  ...shape,
  /** What stood there when the change was begun: what somebody else saved since is not lost unseen. */
  seen: z.strictObject({ ...shape, secondPerson: z.boolean('must be true or false') }).optional(),
});

/** What a tenant says of itself: to anybody who has its address, to its members, and by whoever may change it. */
export const tenantConfigRouter = router({
  public: outsideProcedure('tenant.public').query(({ ctx }) => publicTenant(ctx)),
  config: tenantProcedure('tenant.config').query(({ ctx }) => tenantConfig(ctx.call)),
  saveConfig: tenantProcedure('tenant.saveConfig')
    .input(config)
    .mutation(({ ctx, input }) => saveConfig(ctx.call, input)),
});
