import type { Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { UsageError } from './usage.ts';

/** The tenant of a slug. @throws UsageError naming those that there are */
export async function tenantOf(store: Store, slug: string): Promise<TenantPlacement> {
  const found = await store.findTenant(slug);
  if (found !== null) return found;
  const others = (await store.listTenants()).map((one) => `\`${one.slug}\``);
  const there = others.length === 0 ? 'there is none yet' : `there are ${others.join(', ')}`;
  throw new UsageError(`there is no tenant \`${slug}\`; ${there}`);
}
