import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from './audit-log.ts';
import { makeAuditPartitionsEverywhere } from './audit-partitions.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { addressOf, type DatabaseAddress } from './database-address.ts';
import { storeErrorOf } from './driver-error.ts';
import { StoreError } from './errors.ts';
import { type ExportManifest, type ExportOptions, exportTenant } from './export-tenant.ts';
import { type FilePlaces, filesInDatabase } from './file-places.ts';
import { refuseFloor } from './floor.ts';
import { type Gates, gates, loginPool, serverAddress } from './gates.ts';
import { moveFollower } from './move-follow.ts';
import { locateAnew } from './move-locate.ts';
import { movedGraceHours, purgeMoved } from './move-purge.ts';
import { type MovesUnderWay, movesUnderWay } from './moves-under-way.ts';
import { cancelMove, type MoveOptions, type MoveReport, moveTenant } from './move-tenant.ts';
import { type KeyRing, keyRing } from './key-ring.ts';
import { linkKey } from './link-key.ts';
import { listeners } from './listen.ts';
import { loginPassword } from './login-password.ts';
import { type IdentityTransaction, withIdentity } from './identity-transaction.ts';
import { type DatabasePlan, provision } from './provision.ts';
import { databases, dedicatedName, roles } from './roles.ts';
import { type OperatorAct } from './operator-event.ts';
import { countTenants, type TenantCounts } from './tenant-counts.ts';
import { crossTenant } from './cross-tenant.ts';
import { ensureCredential, readCredential } from './tenant-credential.ts';
import { parseTenantId, type TenantId } from './tenant-id.ts';
import { type TenantLifecycle, tenantLifecycle } from './tenant-lifecycle.ts';
import { requireSlug, requireTenantName } from './tenant-name.ts';
import { findRoleDrift, type RoleDrift } from './watch-roles.ts';
import { purgeTenant } from './tenant-purge.ts';
import {
  activatePlacement,
  insertPlacement,
  mainServer,
  type NewPlacement,
  readPlacement,
  readPlacements,
  samePlace,
  type TenantPlacement,
} from './tenant-placement.ts';
import { type TenantGate, type TenantTransaction, withTenant } from './tenant-transaction.ts';

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
  /** The most connections to tenant databases together; 80 when it is left out. */
  readonly mostConnections?: number;
  readonly onProgress: (step: string, done?: number, total?: number) => void;
  /** Told in a sentence what somebody had changed of Remit's database logins, which are set right. */
  readonly onTrouble?: (sentence: string) => void;
  /** The server is the one that Remit brings along, which nobody else reaches. */
  readonly embedded?: boolean;
  /** Accept a server without the fixes of 2026-11-12. */
  readonly allowOldPostgres?: boolean;
}

export interface NewTenant {
  readonly id?: string;
  readonly slug: string;
  readonly name: string;
  readonly tier: 'dedicated' | 'shared';
  /** IANA zone in which its dates begin and end. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly baseCurrency: string;
  readonly accent: string;
  /** Key of the server that is to have its database; the main one when it is left out. */
  readonly server?: string;
}

/** Where Remit keeps everything. There is no way to a row but a transaction in a tenant, or in the identity database. */
export interface Store {
  /** What secrets at rest are sealed and opened with. */
  readonly keys: KeyRing;
  /** Where files lie. */
  readonly files: FilePlaces;
  /** What links to files are signed with. */
  readonly linkKey: Uint8Array;
  /** See tenant-transaction.ts. @throws StoreError `not-found` when there is no such tenant */
  withTenant<T>(
    tenantId: TenantId,
    mode: 'read' | 'write',
    work: (tx: TenantTransaction) => Promise<T>,
  ): Promise<T>;
  /** See identity-transaction.ts; `write` when no mode is given. */
  withIdentity<T>(work: (tx: IdentityTransaction) => Promise<T>, mode?: 'read' | 'write'): Promise<T>;
  /**
   * Makes a tenant, `preparing`, with its database and its row in `remit.tenant`. Repeated for a slug that is still
   * preparing, it finishes what an earlier call began.
   * @throws StoreError `conflict` when an active tenant has the slug
   */
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
  findRoleDrift(): Promise<readonly RoleDrift[]>;
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

/** What the parts of the store that have files of their own build on. */
export interface StoreParts {
  readonly options: StoreOptions;
  readonly gates: Gates;
  readonly withTenant: Store['withTenant'];
  readonly withIdentity: Store['withIdentity'];
  readonly forgetPlacement: Store['forgetPlacement'];
  readonly keys: KeyRing;
  /** @throws StoreError `unavailable` when no setting names the server */
  serverOf(key: string): DatabaseAddress;
}

/**
 * Opens the store: refuses servers it must not run on, makes what is missing, migrates what is old.
 * @throws StoreError `refused` with a sentence for whoever starts Remit; `unavailable` when a server does not answer
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, identityDatabaseUrl, secret, poolSize, onProgress } = options;
  const onTrouble = options.onTrouble ?? (() => undefined);
  onProgress('checking the database server');
  await refuseFloor(options);
  onProgress('preparing databases');
  await provisionBoth(options);
  const keys = keyRing(secret, options.secretKeys);
  const identity = loginPool(
    identityDatabaseUrl,
    databases.identity,
    roles.identity,
    async () => loginPassword(secret, roles.identity),
    poolSize,
  );
  const servers = options.servers ?? new Map<string, DatabaseAddress>();
  const mostConnections = options.mostConnections ?? 80;
  const tenantGates = gates({ server: databaseUrl, servers, secret, passwordOf, poolSize, mostConnections });
  const placements = new Map<string, TenantPlacement>();
  const changes = listeners();

  const inIdentity: Store['withIdentity'] = (work, mode) => withIdentity(identity, work, mode);

  // Read anew for each connection: what is not remembered need not be forgotten, and cannot be looked at.
  async function passwordOf(server: string, loginName: string): Promise<string> {
    if (ownLogins.has(loginName)) return loginPassword(secret, loginName);
    const password = await inIdentity((tx) => readCredential(tx, keys, { server, loginName }), 'read');
    if (password !== null) return password;
    throw new StoreError(
      'unavailable',
      'the database of this tenant cannot be reached just now; try again in a moment',
      new Error(
        `the database login ${loginName} on the server \`${server}\` has no password: start Remit anew`,
      ),
    );
  }

  // A tenant's place is remembered until a call learns that it is another one; its status is never asked for here.
  async function placementOf(tenantId: TenantId): Promise<TenantPlacement> {
    const known = placements.get(tenantId);
    if (known !== undefined) return known;
    const found = await inIdentity((tx) => readPlacement(tx, { id: tenantId }));
    if (found === null) throw new StoreError('not-found', 'there is no such tenant');
    placements.set(tenantId, found);
    return found;
  }

  const gateOf = ({ databaseName, loginName, server }: TenantPlacement): TenantGate =>
    tenantGates.to(databaseName, loginName, server);

  const follow = moveFollower(async (tenantId) => {
    const place = await placementOf(tenantId);
    await withTenant(gateOf(place), tenantId, 'patient write', async () => undefined, place.placed);
  });

  const inTenant: Store['withTenant'] = async (tenantId, mode, work) => {
    let place = placements.get(tenantId) ?? (await placementOf(tenantId));
    return follow(tenantId, {
      run: () => withTenant(gateOf(place), tenantId, mode, work, place.placed),
      lookAnew: async (signal) => {
        const believed = place;
        // Another call may have found it already.
        const known = placements.get(tenantId);
        const found =
          known !== undefined && !samePlace(known, believed)
            ? known
            : await inIdentity((tx) => locateAnew(tx, tenantId, believed, signal));
        if (found === null) return false;
        placements.set(tenantId, found);
        place = found;
        return !samePlace(found, believed);
      },
    });
  };

  const parts: StoreParts = {
    options,
    gates: tenantGates,
    withTenant: inTenant,
    withIdentity: inIdentity,
    forgetPlacement: (id) => void placements.delete(id),
    keys,
    serverOf: (key) => serverAddress({ server: databaseUrl, servers }, key),
  };

  /** Where a process hears of changes, as the login that its calls use there. */
  async function addressOfChanges(tenantId: TenantId | null): Promise<DatabaseAddress> {
    if (tenantId === null) {
      const { identity: login } = roles;
      return addressOf(identityDatabaseUrl, databases.identity, login, loginPassword(secret, login));
    }
    const { databaseName, loginName, server } = await placementOf(tenantId);
    return addressOf(parts.serverOf(server), databaseName, loginName, await passwordOf(server, loginName));
  }

  const cross = crossTenant(parts);
  const moves = movesUnderWay(parts);

  async function planOf({ id, server, databaseName, loginName }: TenantPlacement): Promise<DatabasePlan> {
    const password = await inIdentity((tx) =>
      ensureCredential(tx, keys, id, { server, loginName }, onTrouble),
    );
    const placement = { tier: 'dedicated', tenantId: id } as const;
    return { name: databaseName, kind: 'tenant', login: loginName, password, placement };
  }

  async function migrateDedicated(): Promise<void> {
    const dedicated = (await inIdentity(readPlacements)).filter(({ tier }) => tier === 'dedicated');
    // A few at a time: each takes a connection or two of a server that may be busy with others.
    for (let done = 0; done < dedicated.length; done += atOnce) {
      onProgress('preparing databases of tenants', done, dedicated.length);
      const some = dedicated.slice(done, done + atOnce);
      for (const key of new Set(some.map((placement) => placement.server))) {
        const there = some.filter((placement) => placement.server === key);
        const server = key === mainServer ? databaseUrl : servers.get(key);
        if (server === undefined) throw unnamedServer(key, there);
        const databases = await Promise.all(there.map((placement) => planOf(placement)));
        await provision({ server, secret, databases, onTrouble });
      }
    }
  }

  try {
    await migrateDedicated();
  } catch (error) {
    await Promise.all([identity.close(), tenantGates.close(), cross.close()]);
    throw error;
  }

  return {
    keys,
    files: options.files ?? filesInDatabase,
    linkKey: linkKey(secret),
    withTenant: inTenant,
    withIdentity: inIdentity,
    createTenant: async (tenant) => {
      const placement = await inIdentity((tx) => insertPlacement(tx, newPlacement(tenant)));
      if (placement === null || placement.status !== 'preparing' || placement.tier !== tenant.tier) {
        throw new StoreError('conflict', `there is a tenant \`${tenant.slug}\` already`);
      }
      if (placement.tier === 'dedicated') {
        onProgress(`making the database of ${tenant.name}`);
        const server = parts.serverOf(placement.server);
        await provision({ server, secret, databases: [await planOf(placement)] });
      }
      await inTenant(placement.id, 'write', (tx) => insertTenant(tx, tenant));
      return placement;
    },
    activateTenant: async (id) => {
      const found = await inIdentity((tx) => activatePlacement(tx, id));
      if (!found) throw new StoreError('not-found', 'there is no such tenant');
    },
    findTenant: (slug) => inIdentity((tx) => readPlacement(tx, { slug })),
    listTenants: () => inIdentity(readPlacements),
    forgetPlacement: parts.forgetPlacement,
    lifecycle: tenantLifecycle(parts),
    purgeTenant: (id, act) => purgeTenant(parts, id, act),
    moveTenant: (moving) => moveTenant(parts, moving),
    exportTenant: (exporting) => exportTenant(parts, exporting),
    moves,
    cancelMove: (id, act) => cancelMove(parts, id, act),
    purgeMoved: (id, act, graceHours = movedGraceHours) => purgeMoved(parts, id, act, graceHours),
    countTenants: (act, tenants) => countTenants(cross, act, tenants),
    findRoleDrift: () => findRoleDrift(parts),
    makeAuditPartitions: () => makeAuditPartitionsEverywhere(parts),
    servers: [mainServer, ...servers.keys()],
    openWays: () => tenantGates.count(),
    onChange: async (tenantId, tell) => changes.to(await addressOfChanges(tenantId), tell),
    ping: async () => {
      const shared = tenantGates.to(databases.shared, roles.app);
      await Promise.all([inIdentity((tx) => tx.rows(sql`select 1`)), pingPool(shared.pool)]);
    },
    close: async () => {
      await moves.close();
      await Promise.all([identity.close(), tenantGates.close(), cross.close(), changes.close()]);
    },
  };
}

const atOnce = 8;
const ownLogins: ReadonlySet<string> = new Set(Object.values(roles));

function unnamedServer(key: string, tenants: readonly TenantPlacement[]): StoreError {
  const slugs = tenants.map(({ slug }) => `\`${slug}\``).join(', ');
  return new StoreError(
    'refused',
    `${slugs} lie on the server \`${key}\`, which REMIT_TENANT_SERVERS does not name: add ${key}=postgres://… to it`,
  );
}

async function provisionBoth(options: StoreOptions): Promise<void> {
  const { databaseUrl, identityDatabaseUrl, secret } = options;
  const onTrouble = options.onTrouble ?? (() => undefined);
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

function newPlacement(tenant: NewTenant): NewPlacement {
  const { slug, name, tier, accent } = tenant;
  requireSlug(slug);
  requireTenantName(name);
  const dedicated = tier === 'dedicated';
  return {
    id: parseTenantId(tenant.id ?? randomUUID()),
    slug,
    name,
    accent,
    tier,
    server: tenant.server ?? mainServer,
    databaseName: dedicated ? dedicatedName(slug) : databases.shared,
    loginName: dedicated ? dedicatedName(slug) : roles.app,
  };
}

async function insertTenant(tx: TenantTransaction, tenant: NewTenant): Promise<void> {
  const [made] = await tx.rows(sql`
    insert into remit.tenant (tenant_id, slug, name, time_zone, base_currency, accent)
    values (${tx.tenantId}, ${tenant.slug}, ${tenant.name}, ${tenant.timeZone}, ${tenant.baseCurrency},
      ${tenant.accent})
    on conflict (tenant_id) do nothing returning tenant_id`);
  if (made === undefined) return;
  await writeAudit(tx, {
    ...happenedByRemit(randomUUID()),
    action: 'tenant.created',
    target: { type: 'remit.Tenant', id: tx.tenantId },
    outcome: 'allow',
    because: [],
    details: { slug: tenant.slug, name: tenant.name },
  });
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
