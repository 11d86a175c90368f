import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** The numbers that a call decides under, read in its own transaction, and how the tenant is called. */
export interface Standing {
  /** The published version that decides now; 0 before the first. */
  readonly policyVersion: number;
  readonly directoryRevision: number;
  readonly tenantEpoch: number;
  readonly memberEpoch: number;
  /** When the transaction began, by the database's clock, in ms since 1970 UTC. */
  readonly now: number;
  readonly tenant: {
    readonly name: string;
    readonly slug: string;
    readonly timeZone: string;
    readonly baseCurrency: string;
    readonly accent: string;
  };
}

interface StandingRow extends Omit<Standing, 'tenant'> {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly accent: string;
}

/**
 * Reads in one statement what a member's call stands on.
 * @returns null when the tenant has no such member
 */
export async function loadStanding(tx: TenantTransaction, memberId: string): Promise<Standing | null> {
  const [row] = await tx.rows<StandingRow>(sql`
    select tenant.policy_version as "policyVersion",
      tenant.directory_revision::float8 as "directoryRevision",
      tenant.epoch::float8 as "tenantEpoch",
      member.epoch::float8 as "memberEpoch",
      floor(extract(epoch from transaction_timestamp()) * 1000)::float8 as now,
      tenant.name, tenant.slug, tenant.time_zone as "timeZone", tenant.base_currency as "baseCurrency", tenant.accent
    from remit.tenant join remit.member on member.tenant_id = tenant.tenant_id
    where tenant.tenant_id = ${tx.tenantId} and member.id = ${memberId}`);
  if (row === undefined) return null;
  const { name, slug, timeZone, baseCurrency, accent, ...standing } = row;
  return { ...standing, tenant: { name, slug, timeZone, baseCurrency, accent } };
}
