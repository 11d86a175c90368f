import { useNavigate } from '@tanstack/react-router';
import type { SearchHitView } from '@remit/api/search/search-views';
import { useMe } from './tenant-context.ts';

/** Opens what a search found: the page of a person or a request, the list of other records narrowed to one. */
export function useOpenHit(): (type: string, hit: SearchHitView | string) => void {
  const { tenant } = useMe();
  const navigate = useNavigate();
  return (type, hit) => {
    const params = { tenant: tenant.slug };
    if (typeof hit === 'string') {
      if (type === 'remit.Member') void navigate({ to: '/t/$tenant/people', params, search: { q: hit } });
      else void navigate({ to: '/t/$tenant/records/$type', params: { ...params, type }, search: { q: hit } });
      return;
    }
    if (type === 'remit.Member')
      void navigate({ to: '/t/$tenant/people/$person', params: { ...params, person: hit.id } });
    else if (hit.isRequest)
      void navigate({ to: '/t/$tenant/requests/$request', params: { ...params, request: hit.id } });
    else
      void navigate({
        to: '/t/$tenant/records/$type',
        params: { ...params, type },
        // Numbers are told apart better than names.
        search: { q: hit.detail ?? hit.title ?? undefined },
      });
  };
}
