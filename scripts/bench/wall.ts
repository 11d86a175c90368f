import { withPostgres } from './shared/with-postgres.ts';
import { measureAudit } from './wall/audit-rates.ts';
import { measureContext } from './wall/context-cost.ts';
import { measureDoor } from './wall/door-cost.ts';
import { say } from './wall/figure.ts';
import { measureFreshTenants } from './wall/fresh-tenants.ts';
import { measureThroughput } from './wall/throughput.ts';
import { measureVerification } from './wall/verify-rate.ts';
import { measureWaits } from './wall/waits.ts';
import { wallWorld } from './wall/wall-world.ts';

await withPostgres('wall', say, async (databaseUrl) => {
  const world = await wallWorld(databaseUrl);
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
});
