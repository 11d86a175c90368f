import { tenantProcedure } from '../procedure.ts';
import { simulateAsk } from './simulate-ask.ts';
import { simulateFixes } from './simulate-fixes.ts';
import { simulateForm } from './simulate-form.ts';
import { simulateOverTime } from './simulate-over-time.ts';
import { overTimeQuestion, simulateQuestion } from './simulate-input.ts';
import { router } from '../trpc.ts';

/** Questions about access, with slots left open. */
export const simulateRouter = router({
  form: tenantProcedure('simulate.form').query(({ ctx }) => simulateForm(ctx.call)),
  ask: tenantProcedure('simulate.ask')
    .input(simulateQuestion)
    .query(({ ctx, input }) => simulateAsk(ctx.call, input)),
  fixes: tenantProcedure('simulate.fixes')
    .input(simulateQuestion)
    .query(({ ctx, input }) => simulateFixes(ctx.call, input)),
  overTime: tenantProcedure('simulate.overTime')
    .input(overTimeQuestion)
    .query(({ ctx, input: { after, ...question } }) => simulateOverTime(ctx.call, question, after)),
});
