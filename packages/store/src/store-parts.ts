import type { DatabaseAddress } from './provision/database-address.ts';
import type { FilePlaces } from './files/file-places.ts';
import type { Gates } from './connection/gates.ts';
import type { IdentityTransaction } from './identity-transaction.ts';
import type { KeyRing } from './secrets/key-ring.ts';
import type { TenantId } from './tenant-id.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** What a store is opened with. */
export interface StoreOptions {
  /** Address of a login that may make roles and databases on the server of tenants. */
  readonly databaseUrl: DatabaseAddress;
  /** The same for sign-in; it may be the same server. */
  readonly identityDatabaseUrl: DatabaseAddress;
  /** What the passwords of Remit's own logins come from: at least 32 bytes, the same in every process. */
  readonly secret: Uint8Array;
  /** What secrets at rest are sealed under, the current key first; without any, a key that comes from `secret`. */
  readonly secretKeys?: readonly Uint8Array[];
  /** Where files lie; in the databases of their tenants when it is left out. */
  readonly files?: FilePlaces;
  /** The other servers of tenants, by key; `databaseUrl` is `main`. */
  readonly servers?: ReadonlyMap<string, DatabaseAddress>;
  /** The most connections to one tenant database. */
  readonly poolSize: number;
  /** The most connections to tenant databases together; 80 when it is left out. See connection-shares.ts. */
  readonly mostConnections?: number;
  readonly onProgress: (step: string, done?: number, total?: number) => void;
  /** Told in a sentence what somebody had changed of Remit's database logins, which are set right. */
  readonly onTrouble?: (sentence: string) => void;
  /** The server is the one that Remit brings along, which nobody else reaches. */
  readonly embedded?: boolean;
  /** Accept a server without the fixes of 2026-11-12. */
  readonly allowOldPostgres?: boolean;
}

/** See tenant-transaction.ts. @throws StoreError `not-found` when there is no such tenant */
export type WithTenant = <T>(
  tenantId: TenantId,
  mode: 'read' | 'write',
  work: (tx: TenantTransaction) => Promise<T>,
) => Promise<T>;

/** See identity-transaction.ts; `write` when no mode is given. */
export type WithIdentity = <T>(
  work: (tx: IdentityTransaction) => Promise<T>,
  mode?: 'read' | 'write',
) => Promise<T>;

/** What the parts of the store that have files of their own build on. */
export interface StoreParts {
  readonly options: StoreOptions;
  readonly gates: Gates;
  readonly withTenant: WithTenant;
  readonly withIdentity: WithIdentity;
  /** Looks up anew where a tenant's data lie before the next transaction in it: they may have moved. */
  readonly forgetPlacement: (id: TenantId) => void;
  readonly keys: KeyRing;
  /** @throws StoreError `unavailable` when no setting names the server */
  serverOf(key: string): DatabaseAddress;
}
