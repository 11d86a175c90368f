import { sql } from 'drizzle-orm';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from '../audit/audit-log.ts';
import { StoreError } from '../errors.ts';
import { type Gates, gates } from '../connection/gates.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import { roles } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from './tenant-name.ts';
import { readPlacement } from './tenant-placement.ts';
import { type TenantTransaction, withTenant } from '../tenant-transaction.ts';
import type { StoreParts } from '../store-parts.ts';

/** What work in one tenant came to, in the order in which the tenants were named. */
export interface CrossResult<T> {
  readonly tenantId: TenantId;
  readonly result: T;
}

/** The only way to read in several tenants in one breath, and how to close it. */
export interface CrossTenant {
  /**
   * Works in each of several tenants, one after the other: each behind its own wall, entered with its own ticket, by a
   * login of its own that may count and nothing else. Who asks and why is in the operators' record before the first
   * tenant is entered, and in each tenant's own record in the very transaction that reads there.
   * @param work must not keep rows of one tenant for the next: it gets one transaction at a time
   * @throws StoreError `invalid` without a reason or a tenant, `too-many` beyond the hourly limit, `not-found`
   */
  run<T>(
    act: OperatorAct,
    tenants: readonly TenantId[],
    work: (tx: TenantTransaction) => Promise<T>,
  ): Promise<readonly CrossResult<T>[]>;
  close(): Promise<void>;
}

/** How often one operator may look across tenants within an hour, over all servers. */
export const mostCrossingsAnHour = 120;
const mostTenants = 1000;

/** Opens nothing yet: a way into a tenant is opened when somebody first looks there. */
export function crossTenant(parts: StoreParts): CrossTenant {
  const { options, withIdentity } = parts;
  // Apart from the pools of requests: neither can starve the other, and no connection serves both.
  const ways: Gates = gates({
    server: options.databaseUrl,
    servers: options.servers ?? new Map(),
    secret: options.secret,
    poolSize: 1,
    mostConnections: 4,
    closesAfter: 30_000,
  });

  async function enter<T>(
    act: OperatorAct,
    tenantId: TenantId,
    count: number,
    work: (tx: TenantTransaction) => Promise<T>,
  ): Promise<T> {
    const place = await withIdentity((tx) => readPlacement(tx, { id: tenantId }));
    if (place === null || place.status === 'preparing') {
      throw new StoreError('not-found', 'there is no such tenant');
    }
    const gate = ways.to(place.databaseName, roles.cross, place.server);
    return withTenant(
      gate,
      tenantId,
      'write',
      async (tx) => {
        await writeAudit(tx, {
          ...happenedByRemit(act.correlationId),
          action: 'tenant.crossed',
          target: { type: 'remit.Tenant', id: tenantId },
          outcome: 'allow',
          because: [],
          details: { reason: act.reason, operator: act.operator, tenants: count },
        });
        return work(tx);
      },
      place.placed,
    );
  }

  return {
    run: async (act, tenants, work) => {
      requireReason(act.reason);
      const named = [...new Set(tenants)];
      if (named.length === 0 || named.length > mostTenants) {
        throw new StoreError('invalid', `name the tenants to work in: 1 to ${mostTenants} of them`);
      }
      await withIdentity(async (tx) => {
        const who = act.loginId ?? 'command line';
        await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`cross ${who}`}, 0))`);
        const [counted] = await tx.rows<{ count: number }>(sql`
          select count(*)::int as count from identity.operator_event
          where action = 'tenant.crossed' and at > clock_timestamp() - interval '1 hour'
            and login_id is not distinct from ${act.loginId}::uuid`);
        if ((counted?.count ?? 0) >= mostCrossingsAnHour) {
          throw new StoreError(
            'too-many',
            `looking across tenants is allowed ${mostCrossingsAnHour} times an hour; wait until some of them are an hour ago`,
          );
        }
        await writeOperatorEvent(tx, 'tenant.crossed', null, act, { tenants: named.length });
      });
      const results: { tenantId: TenantId; result: Awaited<ReturnType<typeof work>> }[] = [];
      for (const tenantId of named) {
        results.push({ tenantId, result: await enter(act, tenantId, named.length, work) });
      }
      return results;
    },
    close: () => ways.close(),
  };
}
