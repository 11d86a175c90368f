import { type Circumstances, happenedByRemit } from '@remit/audit/happened-by-remit';
import type { CallContext } from './context.ts';

/** What an audit event says of a call outside a tenant: nobody acts as a member there, but it comes from somewhere. */
export function happenedOutside(ctx: CallContext): Circumstances {
  const base = happenedByRemit(ctx.correlationId);
  return { ...base, origin: { ...base.origin, address: ctx.address, agent: ctx.agent } };
}
