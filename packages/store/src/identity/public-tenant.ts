import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { TenantAddress } from '../tenants/tenant-address.ts';

/** What anybody may know of a tenant whose address they have. */
export interface PublicTenant {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
}

/** @returns null when there is no such tenant, when it is not open, and when slug and host are of two tenants */
export async function readPublicTenant(
  tx: IdentityTransaction,
  { slug, host }: TenantAddress,
): Promise<PublicTenant | null> {
  const [found] = await tx.rows<PublicTenant>(sql`
    select slug, name, accent from identity.tenant
    where (${slug}::text is not null or ${host}::text is not null)
      and (${slug}::text is null or slug = ${slug})
      and (${host}::text is null or id = (select known.tenant_id from identity.tenant_host known where known.host = ${host}))
      and status in ('active', 'moving')`);
  return found ?? null;
}
