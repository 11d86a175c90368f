import { sql } from 'drizzle-orm';
import { makeAuditPartitionsEverywhere } from './audit/audit-partitions.ts';
import { connectionShares } from './connection/connection-shares.ts';
import type { ConnectionPool } from './connection/connection-pool.ts';
import { storeErrorOf } from './connection/driver-error.ts';
import { StoreError } from './errors.ts';
import { type ExportManifest, type ExportOptions, exportTenant } from './tenants/export-tenant.ts';
import { type FilePlaces, filesInDatabase } from './files/file-places.ts';
import { refuseFloor } from './floor.ts';
import { movedGraceHours, purgeMoved } from './move/move-purge.ts';
import { type MovesUnderWay, movesUnderWay } from './move/moves-under-way.ts';
import { cancelMove, type MoveOptions, type MoveReport, moveTenant } from './move/move-tenant.ts';
import type { KeyRing } from './secrets/key-ring.ts';
import { linkKey } from './secrets/link-key.ts';
import { listeners } from './listen.ts';
import { databases, roles } from './directory/roles.ts';
import type { OperatorAct } from './tenants/operator-event.ts';
import { countTenants, type TenantCounts } from './tenants/tenant-counts.ts';
import { crossTenant } from './tenants/cross-tenant.ts';
import type { TenantId } from './tenant-id.ts';
import { type TenantLifecycle, tenantLifecycle } from './tenants/tenant-lifecycle.ts';
import { findRoleDrift, type RoleDrift } from './directory/watch-roles.ts';
import { purgeTenant } from './tenants/tenant-purge.ts';
import {
  activatePlacement,
  mainServer,
  readPlacement,
  readPlacements,
  type TenantPlacement,
} from './tenants/tenant-placement.ts';
import type { StoreOptions, WithIdentity, WithTenant } from './store-parts.ts';
import { type StoreWays, storeWays } from './store-ways.ts';
import { createTenant, type NewTenant } from './tenants/create-tenant.ts';
import { provisionDedicated, provisionShared } from './provision/prepare-databases.ts';

/** Where Remit keeps everything. There is no way to a row but a transaction in a tenant, or in the identity database. */
export interface Store {
  /** What secrets at rest are sealed and opened with. */
  readonly keys: KeyRing;
  /** Where files lie. */
  readonly files: FilePlaces;
  /** What links to files are signed with. */
  readonly linkKey: Uint8Array;
  /** See tenant-transaction.ts. */
  readonly withTenant: WithTenant;
  /** See identity-transaction.ts. */
  readonly withIdentity: WithIdentity;
  /** See create-tenant.ts. */
  createTenant(tenant: NewTenant): Promise<TenantPlacement>;
  /** Its first data are in: people may sign in to it. */
  activateTenant(id: TenantId): Promise<void>;
  findTenant(slug: string): Promise<TenantPlacement | null>;
  /** Looks up anew where a tenant's data lie before the next transaction in it: they may have moved. */
  forgetPlacement(id: TenantId): void;
  /** What operators do to a tenant; see tenant-lifecycle.ts. */
  readonly lifecycle: TenantLifecycle;
  /** See tenant-purge.ts. */
  purgeTenant(id: TenantId, act: OperatorAct): Promise<void>;
  /** See move-tenant.ts: into a database of its own, on this server or another, while people work in it. */
  moveTenant(options: MoveOptions): Promise<MoveReport>;
  /** The same for operators who do not wait for its end; see moves-under-way.ts. */
  readonly moves: Pick<MovesUnderWay, 'begin'>;
  /** Writes everything that a tenant has; see export-tenant.ts. */
  exportTenant(options: ExportOptions): Promise<ExportManifest>;
  /** Gives up a move that has not let go yet; see move-tenant.ts. */
  cancelMove(id: TenantId, act: OperatorAct): Promise<void>;
  /** Destroys what a tenant left behind where it moved from; see move-purge.ts. */
  purgeMoved(id: TenantId, act: OperatorAct, graceHours?: number): Promise<void>;
  /** Counts for operators, in tenants that hear of it; see cross-tenant.ts. */
  countTenants(act: OperatorAct, tenants: readonly TenantId[]): Promise<readonly TenantCounts[]>;
  /** What of Remit's own database logins somebody has changed beside it; see watch-roles.ts. */
  findRoleDrift(onUnasked: (server: string, error: unknown) => void): Promise<readonly RoleDrift[]>;
  /** Keys of the servers that tenants can lie on. */
  readonly servers: readonly string[];
  /** How many ways into databases, and how many connections on them, this process has open. */
  openWays(): { readonly ways: number; readonly connections: number };
  listTenants(): Promise<readonly TenantPlacement[]>;
  /**
   * Hears when what calls stand on may have changed in the database of a tenant, or, without one, in the identity
   * database; see listen.ts.
   * @returns stops hearing
   */
  onChange(tenantId: TenantId | null, tell: () => void): Promise<() => void>;
  /** Makes tables for the events of this month and the next in every database of tenants; see audit-partitions.ts. */
  makeAuditPartitions(): Promise<void>;
  /** Settles when both databases answer. @throws StoreError `unavailable` */
  ping(): Promise<void>;
  /** Waits for open transactions, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens the store: refuses servers it must not run on, makes what is missing, migrates what is old.
 * @throws StoreError `refused` with a sentence for whoever starts Remit; `unavailable` when a server does not answer
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  options.onProgress('checking the database server');
  await refuseFloor(options);
  options.onProgress('preparing databases');
  await provisionShared(options);
  const ways = storeWays(options);
  try {
    await provisionDedicated(ways.parts);
  } catch (error) {
    await ways.close();
    throw error;
  }
  return storeOn(ways);
}

function storeOn({ parts, addressOfChanges, close }: StoreWays): Store {
  const { options, withTenant, withIdentity, forgetPlacement, keys } = parts;
  const cross = crossTenant(parts);
  const moves = movesUnderWay(parts);
  const changes = listeners(connectionShares(options.mostConnections).hearing);
  const changesOfIdentity = listeners(1);
  return {
    keys,
    files: options.files ?? filesInDatabase,
    linkKey: linkKey(options.secret),
    withTenant,
    withIdentity,
    createTenant: (tenant) => createTenant(parts, tenant),
    activateTenant: async (id) => {
      const found = await withIdentity((tx) => activatePlacement(tx, id));
      if (!found) throw new StoreError('not-found', 'there is no such tenant');
    },
    findTenant: (slug) => withIdentity((tx) => readPlacement(tx, { slug })),
    listTenants: () => withIdentity(readPlacements),
    forgetPlacement,
    lifecycle: tenantLifecycle(parts),
    purgeTenant: (id, act) => purgeTenant(parts, id, act),
    moveTenant: (moving) => moveTenant(parts, moving),
    exportTenant: (exporting) => exportTenant(parts, exporting),
    moves,
    cancelMove: (id, act) => cancelMove(parts, id, act),
    purgeMoved: (id, act, graceHours = movedGraceHours) => purgeMoved(parts, id, act, graceHours),
    countTenants: (act, tenants) => countTenants(cross, act, tenants),
    findRoleDrift: (onUnasked) => findRoleDrift(parts, onUnasked),
    makeAuditPartitions: () => makeAuditPartitionsEverywhere(parts),
    servers: [mainServer, ...(options.servers?.keys() ?? [])],
    openWays: () => parts.gates.count(),
    onChange: async (tenantId, tell) =>
      (tenantId === null ? changesOfIdentity : changes).to(await addressOfChanges(tenantId), tell),
    ping: async () => {
      const shared = parts.gates.to(databases.shared, roles.app);
      await Promise.all([withIdentity((tx) => tx.rows(sql`select 1`)), pingPool(shared.pool)]);
    },
    close: async () => {
      await moves.close();
      await Promise.all([close(), cross.close(), changes.close(), changesOfIdentity.close()]);
    },
  };
}

async function pingPool(pool: ConnectionPool): Promise<void> {
  try {
    await pool.lend('ping', async (connection) => ({
      result: await connection.send('select 1'),
      free: Promise.resolve(),
    }));
  } catch (error) {
    throw storeErrorOf(error);
  }
}
