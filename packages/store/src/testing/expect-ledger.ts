import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';
import type { WorkLedger } from './people-at-work.ts';

/** A tenant has all that was acknowledged to the people at work in it, once each, and nobody was refused. */
export async function expectLedger(store: Store, tenantId: TenantId, ledger: WorkLedger): Promise<void> {
  expect(ledger.failures).toEqual([]);
  expect(ledger.stale).toBe(0);
  const rows = await store.withTenant(tenantId, 'read', (tx) =>
    tx.rows<{ id: string }>(sql`
      select id from crm.account where tenant_id = ${tenantId} and number like 'W-%'`),
  );
  const ids = rows.map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...ledger.written].toSorted());
  // Each writer's own account is as its last turn left it, and there is one event a turn.
  const [events] = await store.withTenant(tenantId, 'read', (tx) =>
    tx.rows<{ counted: boolean }>(sql`
      select count(*) = (select sum(revenue_minor + 1) from crm.account
        where tenant_id = ${tenantId} and revenue_minor is not null) as counted
      from remit.audit_event where tenant_id = ${tenantId} and action = 'test.turn'`),
  );
  expect(events?.counted).toBe(true);
}
