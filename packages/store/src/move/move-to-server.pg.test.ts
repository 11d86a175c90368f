import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeTestTenant, testStoreOptions } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { openStore } from '../open-store.ts';
import { moveAct } from '../testing/move-act.ts';
import { tableSums } from '../testing/table-sums.ts';

test('a tenant moves from one server to another and its old database can go', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'remit-second-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    onProgress: () => undefined,
    onTrouble: () => undefined,
  });
  const fleet = await openStore({
    ...testStoreOptions(),
    servers: new Map([['second', server.databaseUrl]]),
  });
  const placement = await makeTestTenant(fleet, { tier: 'dedicated' });
  try {
    await fleet.withTenant(placement.id, 'write', (tx) => fillTenant(tx, 'canary of the fleet'));
    const before = await tableSums(testStoreOptions().databaseUrl, placement.databaseName, placement.id);
    await fleet.moveTenant({
      tenantId: placement.id,
      server: 'second',
      act: moveAct(),
      onProgress: () => undefined,
    });
    const after = await tableSums(server.databaseUrl, placement.databaseName, placement.id);
    expect(after['crm.account']).toBe(before['crm.account']);
    expect(after['remit.member']).toBe(before['remit.member']);
    const [row] = await fleet.withTenant(placement.id, 'write', (tx) =>
      tx.rows<{ port: number }>(sql`select current_setting('port')::int as port`),
    );
    expect(row?.port).toBe(Number(new URL(server.databaseUrl).port));
    await fleet.purgeMoved(placement.id, moveAct(), 0);
    await fleet.withTenant(placement.id, 'read', (tx) => tx.rows(sql`select 1`));
  } finally {
    // A store that knows one server alone refuses to open while a tenant lies on another.
    await fleet.lifecycle.remove(placement.id, 1, moveAct());
    await fleet.withIdentity((tx) =>
      tx.rows(sql`update identity.tenant set purge_at = now() where id = ${placement.id}`),
    );
    await fleet.purgeTenant(placement.id, moveAct());
    await fleet.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
