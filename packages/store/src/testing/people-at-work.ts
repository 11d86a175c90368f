import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

/** What was acknowledged to people at work, and what went wrong for them. */
export interface WorkLedger {
  readonly written: Set<string>;
  readonly failures: unknown[];
  longestWait: number;
  longestRead: number;
  stale: number;
  reads: number;
}

/**
 * People at work through two stores, as two processes have them: writers insert accounts, count up one of their own and
 * leave an event; readers count what is there, and must find at least what was acknowledged before they began.
 * @param rest how long each rests between two turns, in ms
 * @returns what they were told, and what ends their work
 */
export function peopleAtWork(
  stores: readonly [Store, Store],
  tenantId: TenantId,
  writers = 8,
  rest = 10,
): { readonly ledger: WorkLedger; readonly end: () => Promise<void> } {
  const ledger: WorkLedger = {
    written: new Set(),
    failures: [],
    longestWait: 0,
    longestRead: 0,
    stale: 0,
    reads: 0,
  };
  const ended = new AbortController();
  const going = (): boolean => !ended.signal.aborted;
  async function write(through: Store, writer: number): Promise<void> {
    const own = randomUUID();
    for (let turn = 0; going(); turn += 1) {
      const id = turn === 0 ? own : randomUUID();
      const began = performance.now();
      await through.withTenant(tenantId, 'write', async (tx) => {
        await tx.rows(sql`
          insert into crm.account (tenant_id, id, folder, number, name, since)
          values (${tenantId}, ${id}, '/sales', ${`W-${writer}-${id}`}, ${`turn ${turn}`}, '2026-01-01')`);
        await tx.rows(sql`
          update crm.account set revenue_minor = ${turn}, name = ${`at turn ${turn}`}
          where tenant_id = ${tenantId} and id = ${own}`);
        await tx.rows(sql`
          insert into remit.audit_event (tenant_id, action, target_type, target_id, outcome, because, details, correlation_id)
          values (${tenantId}, 'test.turn', 'crm.Account', ${id}, 'allow', '[]', '{}', ${randomUUID()})`);
        // What came and went again must not arrive.
        if (turn % 3 === 2)
          await tx.rows(sql`delete from crm.account where tenant_id = ${tenantId} and id = ${id}`);
      });
      ledger.longestWait = Math.max(ledger.longestWait, performance.now() - began);
      if (turn % 3 !== 2) ledger.written.add(id);
      await pause(rest);
    }
  }
  async function read(through: Store): Promise<void> {
    while (going()) {
      const before = ledger.written.size;
      const began = performance.now();
      const [row] = await through.withTenant(tenantId, 'read', (tx) =>
        tx.rows<{ count: number }>(sql`
          select count(*)::int as count from crm.account where tenant_id = ${tenantId} and number like 'W-%'`),
      );
      ledger.longestRead = Math.max(ledger.longestRead, performance.now() - began);
      ledger.reads += 1;
      if ((row?.count ?? 0) < before) ledger.stale += 1;
      await pause(rest);
    }
  }
  const people = [
    ...Array.from({ length: writers }, (_, at) => write(stores[at % 2 === 0 ? 0 : 1], at)),
    ...stores.map(read),
  ].map((one) => one.catch((error: unknown) => void ledger.failures.push(error)));
  return {
    ledger,
    end: async () => {
      ended.abort();
      await Promise.all(people);
    },
  };
}
