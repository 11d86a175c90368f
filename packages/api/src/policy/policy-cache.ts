import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { PublishedPolicy } from '@remit/store/policy/policy-versions';
import type { TenantId } from '@remit/store/tenant-id';
import type { KnownDirectory } from '../known-directory.ts';

/** A published version, ready to decide. */
export interface PolicyInForce {
  readonly published: PublishedPolicy;
  readonly compiled: CompiledPolicy;
}

/**
 * What a process remembers of published policies and directories between calls. Nothing here decides what is
 * current: a call reads the numbers inside its own transaction and then asks for exactly those. No key is without its
 * tenant, and each kind of thing holds the newest of a tenant only, so that memory is bounded by tenants in use.
 */
export interface PolicyCache {
  policy(tenant: TenantId, version: number, load: () => Promise<PolicyInForce>): Promise<PolicyInForce>;
  directory(tenant: TenantId, revision: number, load: () => Promise<KnownDirectory>): Promise<KnownDirectory>;
  /**
   * Whom a session means by an address, once it was let in there: it lets the transaction open, and read what the call
   * would stand on, before the door has. What others found is not remembered for it, or a tenant that it is not in would
   * take another time to refuse it than one that is not there.
   */
  entrantOf(entry: string): Entrant | null;
  rememberEntrant(entry: string, entrant: Entrant): void;
}

/** A member in their tenant. */
export interface Entrant {
  readonly tenantId: TenantId;
  readonly memberId: string;
}

/** Tenants remembered at once; beyond it the one that was asked for longest ago goes. */
const mostTenants = 200;

/** Entries of sessions remembered at once; the oldest goes first, and its session finds its tenant anew. */
const mostEntries = 20_000;

/** What a process remembers between calls, empty. Policies and directories are found by revision: none grows stale. */
export function createPolicyCache(): PolicyCache {
  const policies = newestOf<PolicyInForce>();
  const directories = newestOf<KnownDirectory>();
  const entrants = new Map<string, Entrant>();
  return {
    policy: policies,
    directory: directories,
    entrantOf: (entry) => entrants.get(entry) ?? null,
    rememberEntrant: (entry, { tenantId, memberId }) => {
      entrants.delete(entry);
      entrants.set(entry, { tenantId, memberId });
      const oldest = entrants.keys().next();
      if (entrants.size > mostEntries && !oldest.done) entrants.delete(oldest.value);
    },
  };
}

function newestOf<T>() {
  const kept = new Map<TenantId, { readonly number: number; readonly value: T }>();
  return async (tenant: TenantId, number: number, load: () => Promise<T>): Promise<T> => {
    const found = kept.get(tenant);
    if (found?.number === number) {
      kept.delete(tenant);
      kept.set(tenant, found);
      return found.value;
    }
    // Loaded in the caller's own transaction, never shared while under way: another's rollback must not become ours.
    const value = await load();
    const newer = kept.get(tenant);
    if (newer === undefined || newer.number < number) {
      kept.delete(tenant);
      kept.set(tenant, { number, value });
      const oldest = kept.keys().next();
      if (kept.size > mostTenants && !oldest.done) kept.delete(oldest.value);
    }
    return value;
  };
}
