import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exportPath, makeFile } from '@remit/store/audit/audit-export-file';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import type { OperatorAct } from '@remit/store/tenants/operator-event';
import type { TenantId } from '@remit/store/tenant-id';
import { makeTestTenant } from '@remit/testkit/postgres';
import { startJobs } from './jobs.ts';
import { type Served, serveSample } from './testing/serve-sample.ts';

let served: Served;

beforeAll(async () => {
  served = await serveSample();
});
afterAll(() => served.close());

const act: OperatorAct = {
  loginId: null,
  operator: null,
  reason: 'the customer left',
  correlationId: randomUUID(),
};

async function exported(tenantId: TenantId): Promise<void> {
  const file = await makeFile(exportPath(served.exportsFolder, tenantId, randomUUID(), 'data', 'csv'));
  await file.write('who did what\n');
  await file.finish();
  await file.publish();
}

test('files of exports go with a tenant that is destroyed, and those of every other stay', async () => {
  const { store, services, exportsFolder } = served;
  const [gone, shut, open] = [
    await makeTestTenant(store),
    await makeTestTenant(store),
    await makeTestTenant(store),
  ];
  for (const { id } of [gone, shut, open]) await exported(id);
  await writeFile(join(exportsFolder, 'read me'), 'what lies here');
  for (const { id } of [gone, shut]) await store.lifecycle.remove(id, 1, act);
  await store.withIdentity((tx) =>
    tx.rows(sql`update identity.tenant set purge_at = now() where id = ${gone.id}`),
  );
  await store.purgeTenant(gone.id, act);

  const jobs = startJobs({
    services,
    tools: { folder: exportsFolder, signer: ed25519Signer(randomBytes(32)), headsOf: async () => null },
  });
  try {
    await vi.waitFor(async () => expect(await readdir(exportsFolder)).not.toContain(gone.id), 30_000);
    expect((await readdir(exportsFolder)).toSorted()).toEqual(['read me', open.id, shut.id].toSorted());
    for (const { id } of [shut, open]) expect(await readdir(join(exportsFolder, id))).toHaveLength(1);
  } finally {
    await jobs.close();
  }
});
