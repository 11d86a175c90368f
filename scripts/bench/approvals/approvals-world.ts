import type { Services } from '@remit/api/context';
import { tenantRouter } from '@remit/api/tenant/tenant-router';
import type { SessionToken } from '@remit/identity/session-token';
import { inDatabase } from '@remit/store/provision/database-address';
import { openStore, type Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { benchTenant } from '../shared/bench-tenant.ts';
import { callContext, freshServices } from '../shared/call-context.ts';
import { signIn } from '../shared/sign-in.ts';

/** A tenant with its sample, and everybody of it who can sign in, signed in. */
export interface ApprovalsWorld {
  readonly store: Store;
  readonly services: Services;
  readonly tenant: TenantPlacement;
  readonly people: ReadonlyMap<string, { readonly token: SessionToken; readonly memberId: string }>;
  /** The superuser's address of the tenant's database. */
  readonly bareAddress: string;
}

/** @param databaseUrl of a server that nobody else uses */
export async function approvalsWorld(
  databaseUrl: string,
  say: (text: string) => void,
): Promise<ApprovalsWorld> {
  const store = await openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: crypto.getRandomValues(new Uint8Array(32)),
    poolSize: 8,
    embedded: true,
    onProgress: say,
  });
  const { tenant, sample } = await benchTenant(store);
  const people = new Map<string, { readonly token: SessionToken; readonly memberId: string }>();
  for (const login of sample.logins) {
    const token = await signIn(store, tenant.id, login);
    people.set(login.name.split(' ', 1)[0] ?? login.name, { token, memberId: login.memberId });
  }
  const services = freshServices(store);
  return { store, services, tenant, people, bareAddress: inDatabase(databaseUrl, tenant.databaseName) };
}

/** Calls by somebody of the sample, by first name, without a socket between. */
export function callerOf({ services, tenant, people }: ApprovalsWorld, name: string) {
  const person = people.get(name);
  if (person === undefined) throw new Error(`nobody in the sample is called ${name}`);
  return tenantRouter.createCaller(callContext(services, tenant, person.token));
}
