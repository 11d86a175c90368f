import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { UsageError } from './usage.ts';

/**
 * The tenants that a command is for: the one that was named, or all whose data are in.
 * @throws UsageError naming those that there are
 */
export function chosenTenants(
  tenants: readonly TenantPlacement[],
  slug: string | null,
): readonly TenantPlacement[] {
  const there = tenants.filter(({ status }) => status !== 'preparing');
  const chosen = there.filter((tenant) => slug === null || tenant.slug === slug);
  if (chosen.length > 0) return chosen;
  const others = there.map((tenant) => `\`${tenant.slug}\``).join(', ');
  throw new UsageError(
    others === ''
      ? 'there are no tenants yet; start Remit once (npm start), which makes the sample tenants'
      : `there is no tenant \`${slug}\`; there are ${others}: name one with --tenant`,
  );
}
