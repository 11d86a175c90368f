import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@remit/store/embedded-postgres';
import { measureAudit } from './wall/audit-rates.ts';
import { measureContext } from './wall/context-cost.ts';
import { measureDoor } from './wall/door-cost.ts';
import { say } from './wall/figure.ts';
import { measureFreshTenants } from './wall/fresh-tenants.ts';
import { measureThroughput } from './wall/throughput.ts';
import { measureVerification } from './wall/verify-rate.ts';
import { measureWaits } from './wall/waits.ts';
import { wallWorld } from './wall/wall-world.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'remit-bench-wall-'));
try {
  const postgres = await startEmbeddedPostgres({ dataDir, onProgress: say, onTrouble: say });
  try {
    const world = await wallWorld(postgres.databaseUrl);
    try {
      await measureDoor(world);
      await measureWaits(world);
      await measureThroughput(world);
      await measureContext(world);
      await measureAudit(world);
      measureVerification();
      await measureFreshTenants(world);
    } finally {
      await world.store.close();
    }
  } finally {
    await postgres.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
