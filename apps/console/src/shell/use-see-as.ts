import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/**
 * Leads to seeing as the person whom the page is about; on a page about nobody, to choosing whom.
 * @param tenant the name of the tenant in addresses
 */
export function useSeeAs(tenant: string): () => void {
  const { person } = useParams({ strict: false });
  const { who } = useSearch({ strict: false });
  const navigate = useNavigate();
  const about = [person, who].find((each) => each !== undefined && UUID.test(each));
  return () =>
    about === undefined
      ? void navigate({ to: '/t/$tenant/see-as', params: { tenant } })
      : void navigate({ to: '/t/$tenant/see-as/$person', params: { tenant, person: about } });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
