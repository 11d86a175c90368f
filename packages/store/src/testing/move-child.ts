import { randomUUID } from 'node:crypto';
import { openStore } from '../open-store.ts';
import { parseTenantId } from '../tenant-id.ts';

/**
 * Moves a tenant in a process of its own, which kills itself when it gets to a step: `copying 1000` after so many rows,
 * `letting go 5` so many ms after it began to. Arguments: server address, secret in hex, tenant, step, number.
 */
const [address = '', secret = '', tenant = '', step = '', number = '0'] = process.argv.slice(2);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const store = await openStore({
  databaseUrl: address,
  identityDatabaseUrl: address,
  secret: Buffer.from(secret, 'hex'),
  poolSize: 2,
  embedded: true,
  onProgress: () => undefined,
});
await store.moveTenant({
  tenantId: parseTenantId(tenant),
  server: 'main',
  act: { loginId: null, operator: null, reason: 'to be killed on the way', correlationId: randomUUID() },
  onProgress: (progress) => {
    if (progress.step !== step) return;
    if (step === 'letting go') setTimeout(die, Number(number));
    else if (progress.rows >= Number(number)) die();
  },
});
await store.close();
