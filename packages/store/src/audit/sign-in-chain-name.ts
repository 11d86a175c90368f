import type { TenantId } from '../tenant-id.ts';

/** What heads call the chain over sign-ins and what operators did. No tenant's id reads like this. */
export const signInChainName = 'sign-in';

/** What heads call a chain: a tenant's by its id. */
export type ChainName = TenantId | typeof signInChainName;
