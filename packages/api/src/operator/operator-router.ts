import { z } from 'zod';
import { flagNames } from '@remit/identity/flags';
import { clearFlag, setFlag } from '@remit/store/settings/flag-settings';
import { writeOperatorEvent } from '@remit/store/tenants/operator-event';
import { addTenantHost, parseHostName, removeTenantHost } from '@remit/store/tenants/tenant-hosts';
import { parseTenantId } from '@remit/store/tenant-id';
import type { Services } from '../context.ts';
import { RemitError } from '../errors.ts';
import { sentence } from '../input.ts';
import { operatorFlags } from './operator-flags.ts';
import { isolationProof, rollOutRefusal } from './operator-isolation.ts';
import { operatorProcedure } from './operator-procedure.ts';
import { operatorSignIns } from './operator-sign-ins.ts';
import { createTenant, operatorTenant, operatorTenants, rowOf } from './operator-tenants.ts';
import type { TenantCountsView } from './operator-views.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of a tenant').toLowerCase().transform(parseTenantId);
const reason = sentence(3, 500);
const why = z.strictObject({ id, reason });
const slug = z.string().max(40);
const host = z.strictObject({ id, host: z.string().max(300), reason });
const flag = z.enum(flagNames);
const newTenant = z.strictObject({
  slug,
  name: sentence(1, 120),
  tier: z.enum(['dedicated', 'shared']),
  server: z.string().max(40).optional(),
  timeZone: z.string().max(80),
  baseCurrency: z.string().max(3),
  accent: z.string().max(40),
  administrator: z.strictObject({ email: z.string().max(1000), name: sentence(1, 200) }),
  reason,
});

/** What those who operate Remit may ask. It shows that tenants are there and how they are, and nothing in them. */
export const operatorRouter = router({
  tenants: operatorProcedure('operator.tenants').query(({ ctx }) => operatorTenants(ctx.services)),
  tenant: operatorProcedure('operator.tenant')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => operatorTenant(ctx.services, input.id)),
  create: operatorProcedure('operator.create')
    .input(newTenant)
    .mutation(({ ctx, input: { reason, server, ...tenant } }) =>
      createTenant(ctx.services, ctx.operator, server === undefined ? tenant : { ...tenant, server }, reason),
    ),
  suspend: operatorProcedure('operator.suspend')
    .input(why)
    .mutation(async ({ ctx, input }) =>
      rowOf(await ctx.services.store.lifecycle.suspend(input.id, ctx.operator.act(input.reason)), 0),
    ),
  restore: operatorProcedure('operator.restore')
    .input(why)
    .mutation(async ({ ctx, input }) =>
      rowOf(await ctx.services.store.lifecycle.restore(input.id, ctx.operator.act(input.reason)), 0),
    ),
  rename: operatorProcedure('operator.rename')
    .input(why.extend({ slug, name: sentence(1, 120) }))
    .mutation(async ({ ctx, input }) =>
      rowOf(await ctx.services.store.lifecycle.rename(input.id, input, ctx.operator.act(input.reason)), 0),
    ),
  remove: operatorProcedure('operator.remove')
    .input(why.extend({ graceDays: z.int().min(1).max(365) }))
    .mutation(async ({ ctx, input }) =>
      rowOf(
        await ctx.services.store.lifecycle.remove(input.id, input.graceDays, ctx.operator.act(input.reason)),
        0,
      ),
    ),
  undelete: operatorProcedure('operator.undelete')
    .input(why)
    .mutation(async ({ ctx, input }) =>
      rowOf(await ctx.services.store.lifecycle.undelete(input.id, ctx.operator.act(input.reason)), 0),
    ),
  // It goes on when the reply is sent: `tenant` says how far it is.
  move: operatorProcedure('operator.move')
    .input(why.extend({ server: z.string().max(40) }))
    .mutation(async ({ ctx: { services, operator }, input: { id, server, reason } }) => {
      await services.store.moves.begin({ tenantId: id, server, act: operator.act(reason) });
      return operatorTenant(services, id);
    }),
  cancelMove: operatorProcedure('operator.cancelMove')
    .input(why)
    .mutation(async ({ ctx: { services, operator }, input: { id, reason } }) => {
      await services.store.cancelMove(id, operator.act(reason));
      return operatorTenant(services, id);
    }),
  purgeMoved: operatorProcedure('operator.purgeMoved')
    .input(why)
    .mutation(async ({ ctx: { services, operator }, input: { id, reason } }) => {
      await services.store.purgeMoved(id, operator.act(reason));
      return operatorTenant(services, id);
    }),
  addHost: operatorProcedure('operator.addHost')
    .input(host)
    .mutation(({ ctx, input }) =>
      ctx.services.store.withIdentity(async (tx) => {
        const name = parseHostName(input.host);
        await addTenantHost(tx, input.id, name);
        await writeOperatorEvent(tx, 'host.added', input.id, ctx.operator.act(input.reason), { host: name });
        return { host: name };
      }),
    ),
  removeHost: operatorProcedure('operator.removeHost')
    .input(host)
    .mutation(({ ctx, input }) =>
      ctx.services.store.withIdentity(async (tx) => {
        const name = parseHostName(input.host);
        await removeTenantHost(tx, input.id, name);
        await writeOperatorEvent(tx, 'host.removed', input.id, ctx.operator.act(input.reason), {
          host: name,
        });
        return { host: name };
      }),
    ),
  // A mutation: it leaves an event in every tenant that it looks into.
  count: operatorProcedure('operator.count')
    .input(z.strictObject({ ids: z.array(id).min(1).max(200), reason }))
    .mutation(({ ctx, input }): Promise<readonly TenantCountsView[]> =>
      ctx.services.store.countTenants(ctx.operator.act(input.reason), input.ids),
    ),
  flags: operatorProcedure('operator.flags').query(({ ctx }) => operatorFlags(ctx.services)),
  setFlag: operatorProcedure('operator.setFlag')
    .input(
      z.strictObject({
        flag,
        tenant: id.nullable(),
        value: z.union([z.boolean(), z.string().max(80)]),
        percent: z.int().min(0).max(100),
        reason,
      }),
    )
    .mutation(async ({ ctx, input: { tenant, reason, ...setting } }) => {
      const act = ctx.operator.act(reason);
      if (tenant === null) await requireRollOut(ctx.services);
      await ctx.services.store.withIdentity((tx) => setFlag(tx, { ...setting, tenantId: tenant }, act));
      return operatorFlags(ctx.services);
    }),
  clearFlag: operatorProcedure('operator.clearFlag')
    .input(z.strictObject({ flag, tenant: id.nullable(), reason }))
    .mutation(async ({ ctx, input: { flag, tenant, reason } }) => {
      const act = ctx.operator.act(reason);
      await ctx.services.store.withIdentity((tx) => clearFlag(tx, { flag, tenantId: tenant }, act));
      return operatorFlags(ctx.services);
    }),
  signIns: operatorProcedure('operator.signIns').query(({ ctx }) => operatorSignIns(ctx.services)),
  isolation: operatorProcedure('operator.isolation').query(({ ctx }) =>
    isolationProof(ctx.services, Date.now()),
  ),
});

async function requireRollOut(services: Services): Promise<void> {
  const refusal = await rollOutRefusal(services, Date.now());
  if (refusal !== null) throw new RemitError('precondition', refusal);
}
