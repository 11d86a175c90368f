import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { idWord } from './id-word.ts';

/**
 * Leads to seeing as the person whom the page is about; on a page about nobody, to choosing whom.
 * @param tenant the name of the tenant in addresses
 */
export function useSeeAs(tenant: string): () => void {
  const { person } = useParams({ strict: false });
  const { who } = useSearch({ strict: false });
  const navigate = useNavigate();
  const about = idWord(person) ?? idWord(who);
  return () =>
    about === null
      ? void navigate({ to: '/t/$tenant/see-as', params: { tenant } })
      : void navigate({ to: '/t/$tenant/see-as/$person', params: { tenant, person: about } });
}
