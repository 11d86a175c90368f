import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreError } from '@remit/store/errors';
import type { Settings } from '@remit/store/settings/settings';
import type { Tenancy } from './tenancy.ts';
import type { TenantHints, TenantResolver } from './resolve-tenant.ts';

/**
 * What the settings say of how a call's tenant is known.
 * @throws StoreError `refused` when the module of REMIT_TENANT_RESOLVER cannot be used
 */
export async function loadTenancy(
  settings: Pick<Settings, 'tenantDomain' | 'defaultTenant' | 'tenantResolver'>,
): Promise<Tenancy> {
  const { tenantDomain: domain, defaultTenant: fallback, tenantResolver: path } = settings;
  if (path === null) return { domain, fallback };
  return { domain, fallback, resolver: checked(await loadResolver(resolve(path))) };
}

async function loadResolver(path: string): Promise<(hints: TenantHints) => unknown> {
  const loaded: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new StoreError(
      'refused',
      `REMIT_TENANT_RESOLVER: \`${path}\` cannot be loaded (${String(error)})`,
      error,
    );
  });
  const found =
    typeof loaded === 'object' && loaded !== null && 'resolveTenant' in loaded ? loaded.resolveTenant : null;
  if (typeof found === 'function') return (hints) => found(hints);
  throw new StoreError(
    'refused',
    `REMIT_TENANT_RESOLVER: \`${path}\` does not export a function resolveTenant`,
  );
}

/** What a stranger's function answers is looked at before it is believed; anything else names no tenant. */
function checked(resolver: (hints: TenantHints) => unknown): TenantResolver {
  return async (hints) => {
    const answer: unknown = await resolver(hints);
    if (typeof answer !== 'object' || answer === null) return null;
    const slug = 'slug' in answer && typeof answer.slug === 'string' ? answer.slug : null;
    const host = 'host' in answer && typeof answer.host === 'string' ? answer.host : null;
    return slug === null && host === null ? null : { slug, host };
  };
}
