import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { callsOf, identity } from '../data/calls.ts';
import { ErrorState } from '../parts/error-state.tsx';
import { problemOf } from '../data/problem.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { WayHome } from '../shell/way-home.tsx';
import { isOwn } from './requests/is-own.ts';

/**
 * The address in an e-mail: finds the tenant of a request and opens the request there. It decides nothing; what its
 * reader may not see is not found, as anywhere.
 */
export function ShortLinkScreen() {
  const { request } = useParams({ from: '/r/$request' });
  const { in: slug } = useSearch({ strict: false });
  const session = useQuery(identity.options.session.current.queryOptions(), identity.queryClient);
  const tenants = session.data?.signedIn === true ? session.data.tenants.map((each) => each.slug) : [];
  // Whoever has come to another tenant since finds it there: the name in the link is a hint.
  const asked = [...tenants.filter((each) => each === slug), ...tenants.filter((each) => each !== slug)];
  const found = useQuery(
    {
      queryKey: ['short link', request, asked],
      queryFn: () => findRequest(request, asked),
      enabled: session.data !== undefined,
      retry: false,
    },
    identity.queryClient,
  );
  if (found.isError) {
    return (
      <main>
        <ErrorState alone way={<WayHome />} error={found.error} onRetry={() => void found.refetch()} />
      </main>
    );
  }
  if (found.data === undefined) return <Skeleton />;
  return (
    <Navigate
      replace
      to={found.data.own ? '/t/$tenant/requests/$request' : '/t/$tenant/inbox/$request'}
      params={{ tenant: found.data.tenant, request }}
    />
  );
}

interface FoundRequest {
  readonly tenant: string;
  readonly own: boolean;
}

async function findRequest(id: string, tenants: readonly string[]): Promise<FoundRequest> {
  let missing: unknown = new Error('no tenant');
  for (const tenant of tenants) {
    const calls = callsOf(tenant);
    try {
      const [request, me] = await Promise.all([
        calls.queryClient.fetchQuery(calls.options.requests.get.queryOptions({ id })),
        calls.queryClient.fetchQuery(calls.options.me.get.queryOptions()),
      ]);
      return { tenant, own: isOwn(request, me.person.id) };
    } catch (error) {
      missing = error;
      if (problemOf(error).code !== 'not-found') throw error;
    }
  }
  throw missing;
}
