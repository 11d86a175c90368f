import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import { requireCurrency, requireZone } from './found-tenant.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireTenantName } from './tenant-name.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The colours that a tenant can be told apart by, as CSS names them. */
export const accents = ['indigo', 'teal', 'crimson', 'chocolate', 'seagreen', 'steelblue', 'purple'] as const;

/** What a tenant says of itself. Its address is not among it: that is its operator's to change. */
export interface TenantConfig {
  readonly name: string;
  readonly accent: string;
  /** IANA zone in which its dates begin and end. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly baseCurrency: string;
  /** Whether a change of the policy asks for a second person; absent, it stays as it is. */
  readonly secondPerson?: boolean | undefined;
}

/**
 * Saves what a tenant says of itself. The caller writes the event in the same transaction.
 * @throws StoreError `invalid` with what would be right
 */
export async function saveTenantConfig(tx: TenantTransaction, config: TenantConfig): Promise<void> {
  requireTenantName(config.name);
  requireZone(config.timeZone);
  requireCurrency(config.baseCurrency);
  if (!accents.some((accent) => accent === config.accent)) {
    throw new StoreError(
      'invalid',
      `\`${config.accent}\` is no accent colour; choose one of ${accents.join(', ')}`,
    );
  }
  await tx.rows(sql`
    update remit.tenant set name = ${config.name}, accent = ${config.accent}, time_zone = ${config.timeZone},
      base_currency = ${config.baseCurrency},
      second_person = coalesce(${config.secondPerson ?? null}::boolean, second_person)
    where tenant_id = ${tx.tenantId}`);
}

/** Says the same in the identity database, from which lists of tenants and sign-in pages read. It opens no door. */
export async function showTenantConfig(
  tx: IdentityTransaction,
  id: TenantId,
  { name, accent }: TenantConfig,
): Promise<void> {
  await tx.rows(sql`update identity.tenant set name = ${name}, accent = ${accent} where id = ${id}`);
}
