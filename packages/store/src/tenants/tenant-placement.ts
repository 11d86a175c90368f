import { type SQL, sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import type { TenantId } from '../tenant-id.ts';
import { parseTenantId } from '../tenant-id.ts';
import type { TenantStatus } from './tenant-status.ts';
import type { Transaction } from '../connection/transaction.ts';

/** Where a tenant's data lie, as the identity database knows it. */
export interface TenantPlacement {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  /** Name of the accent colour that screens of this tenant use. */
  readonly accent: string;
  readonly tier: 'dedicated' | 'shared';
  /** Key of the Postgres server that has the database; see `StoreOptions.servers`. */
  readonly server: string;
  /** Both keep the name that the first slug gave them. */
  readonly databaseName: string;
  readonly loginName: string;
  /** Grows each time its data are somewhere else. */
  readonly placed: number;
  readonly status: TenantStatus;
  /** Since when, in ms since 1970 UTC. */
  readonly statusAt: number;
  /** When it may be destroyed, in ms since 1970 UTC; null unless it is `deleting`. */
  readonly purgeAt: number | null;
}

/** What is stated of a tenant that is being made; the rest is the database's word. */
export type NewPlacement = Omit<TenantPlacement, 'status' | 'statusAt' | 'purgeAt' | 'placed'>;

/** The part of a placement that leads to a tenant's rows. */
export type Place = Pick<TenantPlacement, 'tier' | 'server' | 'databaseName' | 'loginName'>;

interface PlacementRow extends Omit<TenantPlacement, 'id'> {
  readonly id: string;
}

const columns = sql`id, slug, name, accent, tier, server, database_name as "databaseName", login_name as "loginName",
  placed, status, floor(extract(epoch from status_at) * 1000)::float8 as "statusAt",
  floor(extract(epoch from purge_at) * 1000)::float8 as "purgeAt"`;

/** Every tenant, by slug. */
export async function readPlacements(tx: Transaction): Promise<readonly TenantPlacement[]> {
  const rows = await tx.rows<PlacementRow>(sql`select ${columns} from identity.tenant order by slug`);
  return rows.map(placementOf);
}

/** @returns null when there is no such tenant */
export async function readPlacement(
  tx: Transaction,
  by: { readonly slug: string } | { readonly id: string },
): Promise<TenantPlacement | null> {
  return readWhere(tx, 'slug' in by ? sql`slug = ${by.slug}` : sql`id = ${by.id}`);
}

/**
 * Reads a tenant and holds its row until the transaction ends: changes to its life take turns.
 * @returns null when there is no such tenant
 */
export async function holdPlacement(tx: Transaction, id: TenantId): Promise<TenantPlacement | null> {
  return readWhere(tx, sql`id = ${id} for update`);
}

async function readWhere(tx: Transaction, condition: SQL): Promise<TenantPlacement | null> {
  const [row] = await tx.rows<PlacementRow>(sql`select ${columns} from identity.tenant where ${condition}`);
  return row === undefined ? null : placementOf(row);
}

/**
 * Notes a tenant that is being made, unless its slug is taken.
 * @returns the tenant of that slug, as it stands then
 */
export async function insertPlacement(
  tx: Transaction,
  tenant: NewPlacement,
): Promise<TenantPlacement | null> {
  const { id, slug, name, accent, tier, server, databaseName, loginName } = tenant;
  await tx.rows(sql`
    insert into identity.tenant (id, slug, name, accent, tier, server, database_name, login_name, status)
    values (${id}, ${slug}, ${name}, ${accent}, ${tier}, ${server}, ${databaseName}, ${loginName}, 'preparing')
    on conflict do nothing`);
  return readPlacement(tx, { slug });
}

/** @returns whether there is such a tenant */
export async function activatePlacement(tx: Transaction, id: TenantId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update identity.tenant set status = 'active', status_at = now() where id = ${id} and status = 'preparing'
    returning id`);
  if (rows.length > 0) return true;
  return (await readPlacement(tx, { id }))?.status === 'active';
}

/**
 * Lets calls go to another place from now on. The row is held: whoever moves a tenant reads it with `holdPlacement`.
 * @throws StoreError `not-found` when there is no such tenant
 */
export async function replacePlacement(
  tx: Transaction,
  id: TenantId,
  place: Place,
): Promise<TenantPlacement> {
  const [row] = await tx.rows<PlacementRow>(sql`
    update identity.tenant set tier = ${place.tier}, server = ${place.server},
      database_name = ${place.databaseName}, login_name = ${place.loginName}, placed = placed + 1
    where id = ${id} returning ${columns}`);
  if (row === undefined) throw new StoreError('not-found', 'there is no such tenant');
  return placementOf(row);
}

/** The key of the server that DATABASE_URL names. */
export const mainServer = 'main';

/** Whether two places are the same. */
export function samePlace(one: Place, other: Place): boolean {
  return one.server === other.server && one.databaseName === other.databaseName;
}

function placementOf(row: PlacementRow): TenantPlacement {
  return { ...row, id: parseTenantId(row.id) };
}
