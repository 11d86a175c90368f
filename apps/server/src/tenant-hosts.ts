import { findTenantHost } from '@remit/store/tenants/tenant-hosts';
import type { Store } from '@remit/store/open-store';

/** How long an answer is remembered, in ms. The door asks again at every call; this only keeps strangers out. */
const remembered = 30_000;
const mostRemembered = 1_000;

/**
 * Whether a host name belongs to a tenant. Asked before a call is read: a name that is nobody's is how a page
 * elsewhere would have its own origin resolve to us.
 */
export function knownTenantHosts(store: Store): (name: string) => Promise<boolean> {
  const answers = new Map<string, { readonly at: number; readonly known: boolean }>();
  return async (name) => {
    const found = answers.get(name);
    const now = performance.now();
    if (found !== undefined && now - found.at < remembered) return found.known;
    const known = (await store.withIdentity((tx) => findTenantHost(tx, name))) !== null;
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(name, { at: now, known });
    return known;
  };
}
