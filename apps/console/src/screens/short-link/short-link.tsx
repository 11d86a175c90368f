import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { callsOf, identity } from '../../data/calls.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { WayHome } from '../../shell/way-home.tsx';
import { isOwn } from '../requests/is-own.ts';
import { findRequest } from './find-request.ts';
import { NoSuchRequest } from './no-such-request.tsx';

/**
 * The address in an e-mail: finds the tenant of a request and opens the request there. It decides nothing; what its
 * reader may not see is not found, as anywhere.
 */
export function ShortLinkScreen() {
  const { request } = useParams({ from: '/r/$request' });
  const { in: slug } = useSearch({ strict: false });
  const { data: session } = useQuery(identity.options.session.current.queryOptions(), identity.queryClient);
  const tenants = session?.signedIn === true ? session.tenants.map((each) => each.slug) : [];
  // Whoever has come to another tenant since finds it there: the name in the link is a hint.
  const asked = [...tenants.filter((each) => each === slug), ...tenants.filter((each) => each !== slug)];
  const found = useQuery(
    {
      queryKey: ['short link', request, asked],
      queryFn: () => findRequest(asked, (tenant) => isOwnIn(tenant, request)),
      enabled: session !== undefined,
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
  if (found.data === null && session?.signedIn === true) {
    return <NoSuchRequest session={session} slug={slug} />;
  }
  if (!found.data) return <Skeleton />;
  return (
    <Navigate
      replace
      to={found.data.own ? '/t/$tenant/requests/$request' : '/t/$tenant/inbox/$request'}
      params={{ tenant: found.data.tenant, request }}
    />
  );
}

async function isOwnIn(tenant: string, id: string): Promise<boolean> {
  const calls = callsOf(tenant);
  const [request, me] = await Promise.all([
    calls.queryClient.fetchQuery(calls.options.requests.get.queryOptions({ id })),
    calls.queryClient.fetchQuery(calls.options.me.get.queryOptions()),
  ]);
  return isOwn(request, me.person.id);
}
