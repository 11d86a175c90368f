import { sql } from 'drizzle-orm';
import type { TenantId } from './tenant-id.ts';
import { parseTenantId } from './tenant-id.ts';
import type { Transaction } from './transaction.ts';

/** Where a tenant's data lie, as the identity database knows it. */
export interface TenantPlacement {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  /** Name of the accent colour that screens of this tenant use. */
  readonly accent: string;
  readonly tier: 'dedicated' | 'shared';
  readonly databaseName: string;
  readonly loginName: string;
  /** `preparing` until its first data are in: nobody signs in to it yet. */
  readonly status: 'preparing' | 'active';
}

interface PlacementRow extends Omit<TenantPlacement, 'id'> {
  readonly id: string;
}

const columns = sql`id, slug, name, accent, tier, database_name as "databaseName", login_name as "loginName", status`;

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
  const condition = 'slug' in by ? sql`slug = ${by.slug}` : sql`id = ${by.id}`;
  const [row] = await tx.rows<PlacementRow>(sql`select ${columns} from identity.tenant where ${condition}`);
  return row === undefined ? null : placementOf(row);
}

/**
 * Notes a tenant that is being made, unless its slug is taken.
 * @returns the tenant of that slug, as it stands then
 */
export async function insertPlacement(
  tx: Transaction,
  tenant: Omit<TenantPlacement, 'status'>,
): Promise<TenantPlacement | null> {
  await tx.rows(sql`
    insert into identity.tenant (id, slug, name, accent, tier, database_name, login_name, status)
    values (${tenant.id}, ${tenant.slug}, ${tenant.name}, ${tenant.accent}, ${tenant.tier}, ${tenant.databaseName},
      ${tenant.loginName}, 'preparing')
    on conflict (slug) do nothing`);
  return readPlacement(tx, { slug: tenant.slug });
}

/** @returns whether there is such a tenant */
export async function activatePlacement(tx: Transaction, id: TenantId): Promise<boolean> {
  const rows = await tx.rows(sql`update identity.tenant set status = 'active' where id = ${id} returning id`);
  return rows.length > 0;
}

function placementOf(row: PlacementRow): TenantPlacement {
  return { ...row, id: parseTenantId(row.id) };
}
