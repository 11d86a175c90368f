import type { CallContext } from '../context.ts';
import { tenantRouter } from '../tenant/tenant-router.ts';
import { createCallerFactory } from '../trpc.ts';
import type { LiveView } from '../views.ts';

const callerOf = createCallerFactory(tenantRouter);

/**
 * Asks the door about a stream by making a call: whatever refuses a call, now or in some later version, refuses a stream.
 * @throws TRPCError with the RemitError of the refusal as its cause
 */
export function liveAsk(ctx: CallContext): Promise<LiveView> {
  return callerOf(ctx).live.revisions();
}
