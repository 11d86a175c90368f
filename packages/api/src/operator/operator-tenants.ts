import { randomBytes } from 'node:crypto';
import { parseEmail } from '@remit/identity/email';
import { flagNames, flagRegistry } from '@remit/identity/flags';
import { hashPassword } from '@remit/identity/password';
import { resolveFlags } from '@remit/identity/resolve-flags';
import { listFlagSettings } from '@remit/store/settings/flag-settings';
import { foundTenant } from '@remit/store/tenants/found-tenant';
import { readMove, readMoves } from '@remit/store/move/move-record';
import type { NewTenant } from '@remit/store/tenants/create-tenant';
import { listOperatorEvents } from '@remit/store/tenants/operator-event';
import { accents } from '@remit/store/tenants/tenant-config';
import { listTenantHosts } from '@remit/store/tenants/tenant-hosts';
import type { TenantId } from '@remit/store/tenant-id';
import { readPlacement, readPlacements, type TenantPlacement } from '@remit/store/tenants/tenant-placement';
import type { Services } from '../context.ts';
import { RemitError } from '../errors.ts';
import { moveView, stateOf } from '../folders/move-view.ts';
import type { Operator } from './operator-procedure.ts';
import type {
  CreatedTenantView,
  OperatorTenantRow,
  OperatorTenantsView,
  OperatorTenantView,
} from './operator-views.ts';
import { notFound } from '../store-errors.ts';

/** Every tenant, and what a new one can be made of. */
export async function operatorTenants({ store }: Services): Promise<OperatorTenantsView> {
  const [placements, settings, moves] = await store.withIdentity(async (tx) => [
    await readPlacements(tx),
    await listFlagSettings(tx),
    await readMoves(tx),
  ]);
  return {
    tenants: placements.map((placement) =>
      rowOf(placement, settings.filter(({ tenantId }) => tenantId === placement.id).length),
    ),
    moving: moves.flatMap((move) => {
      const state = stateOf(move);
      return state === 'moved' ? [] : [{ id: move.tenantId, state }];
    }),
    servers: store.servers,
    accents,
    ...store.openWays(),
  };
}

/**
 * One tenant: where it lies and where it goes, its hosts, which features it has, and what operators did to it.
 * @throws RemitError `not-found`
 */
export async function operatorTenant({ store }: Services, id: TenantId): Promise<OperatorTenantView> {
  return store.withIdentity(async (tx) => {
    const placement = await readPlacement(tx, { id });
    if (placement === null) throw notFound();
    const settings = await listFlagSettings(tx);
    const flags = resolveFlags(id, settings);
    const events = await listOperatorEvents(tx, id, 50);
    const move = await readMove(tx, id);
    return {
      tenant: rowOf(placement, settings.filter(({ tenantId }) => tenantId === id).length),
      hosts: await listTenantHosts(tx, id),
      events: events.map(({ details, ...event }) => {
        const { reason, ...rest } = details;
        return { ...event, reason: String(reason ?? ''), details: rest };
      }),
      move: move === null ? null : moveView(move),
      movesTo: store.servers.filter((server) => placement.tier === 'shared' || server !== placement.server),
      flags: flagNames.map((flag) => {
        const own = settings.some((setting) => setting.flag === flag && setting.tenantId === id);
        const value = flags[flag];
        const from = own ? 'tenant' : value === flagRegistry[flag].default ? 'default' : 'roll-out';
        return { flag, value, from };
      }),
    };
  });
}

export interface NewTenantInput extends Omit<NewTenant, 'id'> {
  readonly administrator: { readonly email: string; readonly name: string };
}

/**
 * Makes a tenant, with how long each step took.
 * @throws RemitError `invalid` or `conflict` with what would be right
 */
export async function createTenant(
  { store }: Services,
  operator: Operator,
  { administrator, ...tenant }: NewTenantInput,
  reason: string,
): Promise<CreatedTenantView> {
  const email = parseEmail(administrator.email);
  if (email === null) throw new RemitError('invalid', '`administrator.email`: an e-mail address has one `@`');
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  const steps: { step: string; began: number }[] = [];
  const founded = await foundTenant(
    store,
    tenant,
    { email, name: administrator.name, passwordHash },
    operator.act(reason),
    (step) => steps.push({ step, began: performance.now() }),
  );
  const ended = performance.now();
  return {
    tenant: rowOf(founded.tenant, 0),
    steps: steps.map(({ step, began }, index) => ({
      step,
      ms: Math.round((steps[index + 1]?.began ?? ended) - began),
    })),
    password: founded.knownLogin ? null : password,
  };
}

/** A tenant as operators list it. @param flags how many are set for it alone */
export function rowOf(placement: TenantPlacement, flags: number): OperatorTenantRow {
  const { placed: _placed, ...row } = placement;
  return { ...row, flags };
}
