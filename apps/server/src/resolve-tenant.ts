import type { TenantAddress } from '@remit/store/tenants/tenant-address';
import { normalHost } from './normal-host.ts';

/** Everything of a call that may say which tenant it is for. Bodies never do. */
export interface TenantHints {
  /** The host that the call was sent to; what a proxy says of it only where that proxy is trusted. */
  readonly host: string | undefined;
  /** Of `/t/<slug>/…`; null where the path names none. */
  readonly path: string | null;
  /** `x-remit-tenant`. */
  readonly header: string | undefined;
  /** `__Host-remit-tenant`. */
  readonly cookie: string | undefined;
}

/**
 * Says which tenant a call is for; null when nothing says it, or when two of its hints disagree. Whether there is
 * such a tenant, and whether the caller may enter it, is decided behind this.
 */
export type TenantResolver = (hints: TenantHints) => TenantAddress | null | Promise<TenantAddress | null>;

export interface ResolverOptions {
  /** Whether a host, in lower case and with its port, is Remit's own and so no tenant's. */
  readonly isOwnHost: (authority: string) => boolean;
  /** Below which each name is a tenant's slug: `acme.remit.example.com` of `remit.example.com`. */
  readonly domain: string | null;
  /** Slug of the tenant that a call is for when nothing says another. */
  readonly fallback: string | null;
}

/**
 * The resolver that Remit comes with. It hears, in this order, the host, the path, the header and the cookie; only
 * when none of them says anything, the configured default. Those that do speak must say the same.
 */
export function tenantResolver({ isOwnHost, domain, fallback }: ResolverOptions): TenantResolver {
  return ({ host, path, header, cookie }) => {
    const own = host !== undefined && isOwnHost(host.toLowerCase());
    const named = own ? null : normalHost(host);
    // Neither ours nor a name that could be anybody's.
    if (!own && named === null) return null;
    const label = named === null || domain === null ? null : labelBelow(named.name, domain);
    const said = [label, path, header ?? null, cookie ?? null].filter((slug) => slug !== null);
    const [first] = said;
    if (said.some((slug) => slug !== first || !isSlug(slug))) return null;
    const ownName = named === null || label !== null ? null : named.name;
    const slug = first ?? (ownName === null ? fallback : null);
    return slug === null && ownName === null ? null : { slug, host: ownName };
  };
}

/** `acme` of `acme.remit.example.com`; null for the domain itself, for deeper names and for those elsewhere. */
export function labelBelow(name: string, domain: string): string | null {
  if (!name.endsWith(`.${domain}`)) return null;
  const label = name.slice(0, -domain.length - 1);
  return label.includes('.') ? null : label;
}

function isSlug(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text);
}
