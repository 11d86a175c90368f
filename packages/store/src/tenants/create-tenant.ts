import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { writeAudit } from '../audit/audit-log.ts';
import { nameDatabase } from '../provision/database-name.ts';
import { refuseOthersDatabase } from '../provision/database-owner.ts';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { provision } from '../provision/provision.ts';
import { planDedicated } from '../provision/prepare-databases.ts';
import { databases, roles } from '../directory/roles.ts';
import type { StoreParts } from '../store-parts.ts';
import { parseTenantId } from '../tenant-id.ts';
import { requireSlug, requireTenantName } from './tenant-name.ts';
import { insertPlacement, mainServer, type NewPlacement, type TenantPlacement } from './tenant-placement.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A tenant that is to be made. */
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

/**
 * Makes a tenant, `preparing`, with its database and its row in `remit.tenant`. Repeated for a slug that is still
 * preparing, it finishes what an earlier call began.
 * @throws StoreError `conflict` when an active tenant has the slug; `refused` when the server has a database of somebody
 *   else's under the name that its own would have
 */
export async function createTenant(parts: StoreParts, tenant: NewTenant): Promise<TenantPlacement> {
  const placement = await parts.withIdentity(async (tx) =>
    insertPlacement(tx, await newPlacement(tx, tenant)),
  );
  if (placement === null || placement.status !== 'preparing' || placement.tier !== tenant.tier) {
    throw new StoreError('conflict', `there is a tenant \`${tenant.slug}\` already`);
  }
  if (placement.tier === 'dedicated') {
    const { secret, onProgress } = parts.options;
    onProgress(`making the database of ${tenant.name}`);
    await refuseOthersDatabase(parts, placement, placement.id);
    const server = parts.serverOf(placement.server);
    await provision({ server, secret, databases: [await planDedicated(parts, placement)] });
  }
  await parts.withTenant(placement.id, 'write', (tx) => insertTenant(tx, tenant));
  return placement;
}

async function newPlacement(tx: IdentityTransaction, tenant: NewTenant): Promise<NewPlacement> {
  const { slug, name, tier, accent } = tenant;
  requireSlug(slug);
  requireTenantName(name);
  const id = parseTenantId(tenant.id ?? randomUUID());
  const own = tier === 'dedicated' ? await nameDatabase(tx, id, slug) : null;
  return {
    id,
    slug,
    name,
    accent,
    tier,
    server: tenant.server ?? mainServer,
    databaseName: own ?? databases.shared,
    loginName: own ?? roles.app,
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
