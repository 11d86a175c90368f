import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AuditEvent } from '@remit/audit/audit-event';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { auditWrite, writeAudit } from '@remit/store/audit/audit-log';
import { verifyAudit } from '@remit/store/audit/verify-audit';
import { writeTogether } from '@remit/store/connection/write-together';
import { printFigure, say } from './figure.ts';
import { poolSize, type WallWorld } from './wall-world.ts';

const acts = 8_000;
const many = 60_000;
const inBatch = 1_000;

/** How fast events are written beside what they tell of, sealed, and verified. */
export async function measureAudit(world: WallWorld): Promise<void> {
  const { store, tenant } = world;
  say(`${acts} changes, each with its event in a transaction of its own`);
  const items = await store.withTenant(tenant.id, 'read', (tx) =>
    tx.rows<{ id: string }>(
      sql`select id from wms.item where tenant_id = ${tenant.id} order by id limit ${poolSize}`,
    ),
  );
  const began = performance.now();
  let begun = 0;
  async function actOn(item: string): Promise<void> {
    while (begun < acts) {
      begun += 1;
      // As decisions are written, with what tells of them.
      await store.withTenant(tenant.id, 'write', (tx) => {
        const query = sql`
          update wms.item set quantity = quantity + 1 where tenant_id = ${tenant.id} and id = ${item}`;
        return writeTogether(tx, [{ name: 'acted', query }, auditWrite(tx, happened(world))]);
      });
    }
  }
  await Promise.all(items.map(({ id }) => actOn(id)));
  printFigure({
    figure: 'events appended in acting transactions',
    value: acts / ((performance.now() - began) / 1_000),
    unit: 'events/s',
    target: 5_000,
    atLeast: true,
    notes: `one to a transaction that changes a row, ${poolSize} connections`,
  });

  say(`${many} events in transactions of ${inBatch}`);
  const bulk = performance.now();
  for (let done = 0; done < many; done += inBatch) {
    await store.withTenant(tenant.id, 'write', async (tx) => {
      await Promise.all(Array.from({ length: inBatch }, () => writeAudit(tx, happened(world))));
    });
  }
  printFigure({
    figure: 'events appended in transactions that do much',
    value: many / ((performance.now() - bulk) / 1_000),
    unit: 'events/s',
    target: null,
    notes: `${inBatch} to a transaction, one connection`,
  });

  say('sealing them');
  const sealing = performance.now();
  const { sealed } = await sealAll(store, tenant.id);
  printFigure({
    figure: 'events sealed',
    value: sealed / ((performance.now() - sealing) / 1_000),
    unit: 'events/s',
    target: 5_000,
    atLeast: true,
    notes: `${sealed} events, one tenant`,
  });

  say('verifying them');
  const verifying = performance.now();
  const { entries, findings } = await verifyAudit(store, tenant.id, { heads: null, coveredUntil: null });
  if (findings.length > 0) throw new Error('the audit of the bench does not verify');
  printFigure({
    figure: 'events verified, read from the database',
    value: entries / ((performance.now() - verifying) / 1_000),
    unit: 'events/s',
    target: null,
    notes: `${entries} events, one tenant, one connection, one thread`,
  });
}

function happened({ memberId }: WallWorld): AuditEvent {
  const sentence = 'No role that you hold allows this.';
  return {
    actor: memberId,
    action: 'permission.refused',
    target: { type: 'remit.Policy', id: null },
    outcome: 'deny',
    because: [],
    before: null,
    after: null,
    details: { procedure: 'policy.current', permission: 'remit.Policy:read', sentence },
    origin: {
      address: '127.0.0.1',
      agent: 'bench',
      sessionId: null,
      policyVersion: 1,
      directoryRevision: 1,
      onBehalfOf: null,
      roles: ['TenantAdmin'],
    },
    asked: null,
    correlationId: randomUUID(),
  };
}
