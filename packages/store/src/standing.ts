import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** The numbers that a call decides under, read in its own transaction, and how the tenant is called. */
export interface Standing {
  /** The published version that decides now; 0 before the first. */
  readonly policyVersion: number;
  readonly directoryRevision: number;
  readonly tenantEpoch: number;
  readonly memberEpoch: number;
  readonly security: Security;
  /** When the transaction began, by the database's clock, in ms since 1970 UTC. */
  readonly now: number;
  readonly tenant: {
    readonly name: string;
    readonly slug: string;
    readonly timeZone: string;
    readonly baseCurrency: string;
    readonly accent: string;
    /** Whether a change of the policy asks for a second person. */
    readonly secondPerson: boolean;
  };
}

/** How a tenant lets people in. */
export interface Security {
  /** Canonical addresses and networks from which calls are heard; empty: from everywhere. */
  readonly allowlist: readonly string[];
  /** How long a session is good here; null: as long as it is good anywhere. */
  readonly sessionMinutes: number | null;
  /** Whose sessions must have been confirmed with a second factor. */
  readonly secondFactor: 'nobody' | 'administrators' | 'everybody';
  /** From when on, in ms since 1970 UTC; null: at once. */
  readonly secondFactorFrom: number | null;
  /** Grows with every change; 0 before the first. */
  readonly revision: number;
}

interface StandingRow extends Omit<Standing, 'tenant' | 'security'>, Security {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly accent: string;
  readonly secondPerson: boolean;
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
      tenant.name, tenant.slug, tenant.time_zone as "timeZone", tenant.base_currency as "baseCurrency", tenant.accent,
      tenant.second_person as "secondPerson",
      coalesce(security.allowlist, '{}') as allowlist, security.session_minutes as "sessionMinutes",
      coalesce(security.second_factor, 'nobody') as "secondFactor",
      floor(extract(epoch from security.second_factor_from) * 1000)::float8 as "secondFactorFrom",
      coalesce(security.revision, 0) as revision
    from remit.tenant join remit.member on member.tenant_id = tenant.tenant_id
      left join remit.security on security.tenant_id = tenant.tenant_id
    where tenant.tenant_id = ${tx.tenantId} and member.id = ${memberId}`);
  if (row === undefined) return null;
  const { name, slug, timeZone, baseCurrency, accent, secondPerson, ...others } = row;
  const { allowlist, sessionMinutes, secondFactor, secondFactorFrom, revision, ...standing } = others;
  return {
    ...standing,
    tenant: { name, slug, timeZone, baseCurrency, accent, secondPerson },
    security: { allowlist, sessionMinutes, secondFactor, secondFactorFrom, revision },
  };
}
