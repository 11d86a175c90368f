import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../../shell/tenant-context.ts';

/** Goes to the page of a group, or of a department, which goes by its path. */
export function useOpenHolder(): (id: string) => void {
  const { tenant } = useMe();
  const navigate = useNavigate();
  return (id) => {
    void navigate({ to: '/t/$tenant/groups/$group', params: { tenant: tenant.slug, group: id } });
  };
}
