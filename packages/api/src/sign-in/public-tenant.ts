import { readPublicTenant } from '@remit/store/identity/public-tenant';
import type { CallContext } from '../context.ts';
import { notFound } from '../store-errors.ts';
import type { PublicTenantView } from '../tenant/tenant-views.ts';

/**
 * What the page before signing in shows of the tenant that it is the page of. It asks nobody who they are, and reaches
 * the identity database and nothing else.
 * @throws RemitError `not-found` for a tenant that is not there or not open
 */
export async function publicTenant(ctx: CallContext): Promise<PublicTenantView> {
  const { tenantSlug: slug, tenantHost: host, services } = ctx;
  const found = await services.store.withIdentity((tx) => readPublicTenant(tx, { slug, host }));
  if (found === null) throw notFound();
  return { ...found, signIn: ['password'] };
}
