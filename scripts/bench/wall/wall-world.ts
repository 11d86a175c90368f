import type { CallContext } from '@remit/api/context';
import type { SessionToken } from '@remit/identity/session-token';
import { inDatabase } from '@remit/store/provision/database-address';
import { openStore, type Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { benchTenant } from '../shared/bench-tenant.ts';
import { callContext, freshServices } from '../shared/call-context.ts';
import { signIn } from '../shared/sign-in.ts';
import { say } from './figure.ts';

/** A tenant with its sample, and somebody signed in to it. */
export interface WallWorld {
  readonly store: Store;
  readonly tenant: TenantPlacement;
  readonly token: SessionToken;
  readonly memberId: string;
  /** The superuser's address of the tenant's database, where no wall stands in the way. */
  readonly bareAddress: string;
  readonly secret: Uint8Array;
  readonly databaseUrl: string;
}

export const poolSize = 8;

/** @param databaseUrl of a server that nobody else uses */
export async function wallWorld(databaseUrl: string): Promise<WallWorld> {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const store = await openWallStore(databaseUrl, secret);
  const { tenant, sample } = await benchTenant(store);
  const nora = sample.logins.find(({ name }) => name.startsWith('Nora'));
  if (nora === undefined) throw new Error('the sample has no administrator');
  const token = await signIn(store, tenant.id, nora);
  const bareAddress = inDatabase(databaseUrl, tenant.databaseName);
  return { store, tenant, token, memberId: nora.memberId, bareAddress, secret, databaseUrl };
}

/** A store on a server that nobody else uses. @param secret the same opens the same databases again */
export function openWallStore(databaseUrl: string, secret: Uint8Array): Promise<Store> {
  return openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret,
    poolSize,
    embedded: true,
    onProgress: say,
  });
}

/** What a server knows of a call before anything was asked about it. */
export const contextOf = ({ token, tenant }: WallWorld, store: Store): CallContext =>
  callContext(freshServices(store), tenant, token);
