import { sessionMinutes } from '@remit/identity/session-policy';
import { z } from 'zod';
import { instant, text } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { getSecurity, previewSecurity, saveSecuritySettings, testAddress } from './security-settings.ts';
import { endAllSessions, endSession } from './sessions-end.ts';
import { listSessions } from './sessions-list.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const { least, most } = sessionMinutes;
const allowlist = z.array(text(0, 100)).max(500, 'at most 500 lines');
const settings = z.strictObject({
  allowlist,
  sessionMinutes: z
    .int()
    .min(least, `at least ${least} minutes`)
    .max(most, `at most ${most} minutes`)
    .nullable(),
  secondFactor: z.enum(['nobody', 'administrators', 'everybody']),
  secondFactorFrom: instant.nullable().default(null),
});

/** How a tenant lets people in. */
export const securityRouter = router({
  get: tenantProcedure('security.get').query(({ ctx }) => getSecurity(ctx.call)),
  preview: tenantProcedure('security.preview')
    .input(settings)
    .query(({ ctx, input }) => previewSecurity(ctx.call, input)),
  save: tenantProcedure('security.save')
    .input(settings.extend({ revision: z.int().min(0).max(2_000_000_000) }))
    .mutation(({ ctx, input }) => saveSecuritySettings(ctx.call, input)),
  testAddress: tenantProcedure('security.testAddress')
    .input(z.strictObject({ address: text(1, 100), allowlist }))
    .query(({ input }) => testAddress(input)),
});

/** Who is in a tenant at this moment. */
export const sessionsRouter = router({
  list: tenantProcedure('sessions.list').query(({ ctx }) => listSessions(ctx.call, ctx.token)),
  end: tenantProcedure('sessions.end')
    .input(z.strictObject({ session: id }))
    .mutation(({ ctx, input }) => endSession(ctx.call, input.session)),
  endAll: tenantProcedure('sessions.endAll').mutation(({ ctx }) => endAllSessions(ctx.call)),
});
