import type { TenantId } from '@remit/store/tenant-id';
import type { FuzzedTenant } from './fuzzed-tenant.ts';
import type { LeakProbe } from './leak-probe.ts';

/** A row that came back to a tenant whose it is not. */
export interface Leak {
  /** The probe at which it was seen. */
  readonly probe: number;
  readonly tenant: TenantId;
  readonly statement: string;
  readonly row: string;
}

/** What a row of an answer says of whose it is. */
export interface ProbeAnswer {
  readonly tenant_id?: string;
  readonly canary?: string | null;
}

/** What came back so far. */
export interface LeakTally {
  readonly leaks: readonly Leak[];
  probes(): number;
  rows(): number;
  /** Takes an answer, and looks at whose each of its rows is. */
  check(tenant: FuzzedTenant, probe: LeakProbe, answer: readonly ProbeAnswer[]): void;
}

/** Nothing has come back yet. */
export function leakTally(): LeakTally {
  const leaks: Leak[] = [];
  let probes = 0;
  let rows = 0;
  return {
    leaks,
    probes: () => probes,
    rows: () => rows,
    check: (tenant, { text }, answer) => {
      probes += 1;
      rows += answer.length;
      for (const row of answer) {
        const own = row.tenant_id === tenant.id || row.tenant_id === undefined;
        const its = row.canary === undefined || row.canary === null || row.canary.startsWith(tenant.canary);
        if (own && its) continue;
        leaks.push({ probe: probes, tenant: tenant.id, statement: text, row: JSON.stringify(row) });
      }
    },
  };
}
