import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { QueryClient } from '@tanstack/react-query';
import type { IdentityContract, TenantContract } from './contract.ts';
import { isPassing } from './problem.ts';
import { repeatAfterConfirming } from './repeat-after-confirming.ts';
import { repeatAfterSignIn } from './repeat-after-sign-in.ts';

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
}

function identityCalls() {
  const client = createTRPCClient<IdentityContract>({
    links: [repeatAfterConfirming(), httpBatchLink({ url: '/rpc', maxItems: 10, methodOverride: 'POST' })],
  });
  const queryClient = newQueryClient();
  return { client, queryClient, options: createTRPCOptionsProxy({ client, queryClient }) };
}

function tenantCalls(slug: string, at: string) {
  const client = createTRPCClient<TenantContract>({
    links: [
      repeatAfterSignIn(async () => (await identity.client.session.current.query()).signedIn),
      repeatAfterConfirming(),
      httpBatchLink({
        url: `/t/${encodeURIComponent(slug)}/rpc`,
        maxItems: 10,
        methodOverride: 'POST',
        headers: at ? { 'x-remit-as-of': at } : {},
      }),
    ],
  });
  const queryClient = newQueryClient();
  return { slug, client, queryClient, options: createTRPCOptionsProxy({ client, queryClient }) };
}

export type TenantCalls = ReturnType<typeof tenantCalls>;

/** The calls without a tenant: who is signed in, signing in and out. */
export const identity = identityCalls();

const byTenant = new Map<string, TenantCalls>();

/**
 * The calls inside one tenant, with a cache of their own: what one tenant replied never answers for another.
 * @param at the moment that they are about, as the server takes it; none for now
 */
export function callsOf(slug: string, at = ''): TenantCalls {
  const key = `${slug} ${at}`;
  const known = byTenant.get(key);
  if (known !== undefined) return known;
  const calls = tenantCalls(slug, at);
  byTenant.set(key, calls);
  return calls;
}

/** Forgets what every tenant replied: the next person at this screen starts with nothing. */
export function forgetReplies(): void {
  for (const calls of byTenant.values()) calls.queryClient.clear();
  byTenant.clear();
  identity.queryClient.clear();
}
