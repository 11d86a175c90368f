import type { TenantResolver } from './resolve-tenant.ts';

/** How the server learns which tenant a call is for, where more than its path may say so. */
export interface Tenancy {
  /** See `ResolverOptions`. */
  readonly domain: string | null;
  readonly fallback: string | null;
  /** In place of Remit's own resolver. */
  readonly resolver?: TenantResolver;
}

/** Where nothing but the path says it. */
export const pathAlone: Tenancy = { domain: null, fallback: null };
