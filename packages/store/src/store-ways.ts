import { connectionShares } from './connection/connection-shares.ts';
import { addressOf, type DatabaseAddress } from './provision/database-address.ts';
import { gates, loginPool, serverAddress } from './connection/gates.ts';
import { withIdentity } from './identity-transaction.ts';
import { keyRing } from './secrets/key-ring.ts';
import { loginPassword } from './provision/login-password.ts';
import { databases, roles } from './directory/roles.ts';
import type { StoreOptions, StoreParts, WithIdentity } from './store-parts.ts';
import type { TenantId } from './tenant-id.ts';
import { tenantPassword } from './tenants/tenant-password.ts';
import { tenantPlaces } from './tenants/tenant-places.ts';

/** The ways of a store into its databases. */
export interface StoreWays {
  /** What the rest of the store builds on them. */
  readonly parts: StoreParts;
  /**
   * Where a process hears of changes in the database of a tenant, or, without one, in the identity database: as the login
   * that its calls use there.
   * @throws StoreError `not-found`, `unavailable`
   */
  addressOfChanges(tenantId: TenantId | null): Promise<DatabaseAddress>;
  /** Waits for open transactions, then closes every connection. */
  close(): Promise<void>;
}

/** Opens nothing yet: a way is opened when a transaction first takes it. */
export function storeWays(options: StoreOptions): StoreWays {
  const { databaseUrl, identityDatabaseUrl, secret, poolSize } = options;
  const servers = options.servers ?? new Map<string, DatabaseAddress>();
  const keys = keyRing(secret, options.secretKeys);
  const identity = loginPool(
    identityDatabaseUrl,
    databases.identity,
    roles.identity,
    async () => loginPassword(secret, roles.identity),
    poolSize,
  );
  const inIdentity: WithIdentity = (work, mode) => withIdentity(identity, work, mode);
  const passwordOf = tenantPassword(secret, keys, inIdentity);
  const { work: mostConnections } = connectionShares(options.mostConnections);
  const tenantGates = gates({ server: databaseUrl, servers, secret, passwordOf, poolSize, mostConnections });
  const places = tenantPlaces(inIdentity, tenantGates);
  const parts: StoreParts = {
    options,
    gates: tenantGates,
    withTenant: places.withTenant,
    withIdentity: inIdentity,
    forgetPlacement: places.forget,
    keys,
    serverOf: (key) => serverAddress({ server: databaseUrl, servers }, key),
  };
  return {
    parts,
    addressOfChanges: async (tenantId) => {
      if (tenantId === null) {
        const { identity: login } = roles;
        return addressOf(identityDatabaseUrl, databases.identity, login, loginPassword(secret, login));
      }
      const { databaseName, loginName, server } = await places.of(tenantId);
      const password = await passwordOf(server, loginName);
      return addressOf(parts.serverOf(server), databaseName, loginName, password);
    },
    close: async () => {
      await Promise.all([identity.close(), tenantGates.close()]);
    },
  };
}
