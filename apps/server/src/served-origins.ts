import type { Store } from '@remit/store/open-store';
import { isOwnHost, type OwnOrigins } from './call-gate.ts';
import { normalHost } from './normal-host.ts';
import { labelBelow } from './resolve-tenant.ts';
import { knownTenantHosts } from './tenant-hosts.ts';

/**
 * What a call may come from, by the host that it names: our own pages, or those that we serve by the name of a tenant.
 * @param domain below which each tenant has a host of its own; null where none has
 */
export function servedOrigins(
  store: Store,
  origins: OwnOrigins,
  domain: string | null,
): (host: string | undefined) => Promise<OwnOrigins> {
  const isTenantHost = knownTenantHosts(store);
  return async (host) => {
    const named = normalHost(host);
    if (named === null || isOwnHost(named.authority, origins)) return origins;
    const below = domain !== null && labelBelow(named.name, domain) !== null;
    if (!below && !(await isTenantHost(named.name))) return origins;
    const scheme = [...origins].every((origin) => origin.startsWith('https:')) ? 'https' : 'http';
    return new Set([`${scheme}://${named.authority}`]);
  };
}
