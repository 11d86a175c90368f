import { StoreError } from '../errors.ts';
import { type DatabasePlan, provision } from './provision.ts';
import { databases, roles } from '../directory/roles.ts';
import type { StoreOptions, StoreParts } from '../store-parts.ts';
import { ensureCredential } from '../tenants/tenant-credential.ts';
import { mainServer, readPlacements, type TenantPlacement } from '../tenants/tenant-placement.ts';

/** How many databases are prepared beside each other: each takes a connection or two of a server that may be busy. */
const atOnce = 8;
const unheard = (): void => undefined;

/** Makes the identity database and the shared one of tenants, or brings them up to date. */
export async function provisionShared(options: StoreOptions): Promise<void> {
  const { databaseUrl, identityDatabaseUrl, secret, onTrouble = unheard } = options;
  const identity: DatabasePlan = {
    name: databases.identity,
    kind: 'identity',
    login: roles.identity,
    placement: null,
  };
  const shared: DatabasePlan = {
    name: databases.shared,
    kind: 'tenant',
    login: roles.app,
    placement: { tier: 'shared' },
  };
  if (databaseUrl === identityDatabaseUrl) {
    await provision({ server: databaseUrl, secret, databases: [identity, shared], onTrouble });
  } else {
    await provision({ server: identityDatabaseUrl, secret, databases: [identity], onTrouble });
    await provision({ server: databaseUrl, secret, databases: [shared], onTrouble });
  }
}

/** What the database of a dedicated tenant is to be, with a password for its login, made where it has none. */
export async function planDedicated(
  { withIdentity, keys, options: { onTrouble = unheard } }: StoreParts,
  { id, server, databaseName, loginName }: TenantPlacement,
): Promise<DatabasePlan> {
  const password = await withIdentity((tx) =>
    ensureCredential(tx, keys, id, { server, loginName }, onTrouble),
  );
  const placement = { tier: 'dedicated', tenantId: id } as const;
  return { name: databaseName, kind: 'tenant', login: loginName, password, placement };
}

/**
 * Brings the databases of dedicated tenants up to date.
 * @throws StoreError `refused` for one on a server that no setting names
 */
export async function provisionDedicated(parts: StoreParts): Promise<void> {
  const { databaseUrl, servers, secret, onProgress, onTrouble = unheard } = parts.options;
  const dedicated = (await parts.withIdentity(readPlacements)).filter(({ tier }) => tier === 'dedicated');
  for (let done = 0; done < dedicated.length; done += atOnce) {
    onProgress('preparing databases of tenants', done, dedicated.length);
    const some = dedicated.slice(done, done + atOnce);
    for (const key of new Set(some.map((placement) => placement.server))) {
      const there = some.filter((placement) => placement.server === key);
      const server = key === mainServer ? databaseUrl : servers?.get(key);
      if (server === undefined) throw unnamedServer(key, there);
      const planned = await Promise.all(there.map((placement) => planDedicated(parts, placement)));
      await provision({ server, secret, databases: planned, onTrouble });
    }
  }
}

function unnamedServer(key: string, tenants: readonly TenantPlacement[]): StoreError {
  const slugs = tenants.map(({ slug }) => `\`${slug}\``).join(', ');
  return new StoreError(
    'refused',
    `${slugs} lie on the server \`${key}\`, which REMIT_TENANT_SERVERS does not name: add ${key}=postgres://… to it`,
  );
}
