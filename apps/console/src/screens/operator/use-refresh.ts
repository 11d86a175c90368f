import { useQueryClient } from '@tanstack/react-query';
import { identity } from '../../data/calls.ts';

/** Asks anew for everything that operators see. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: identity.options.operator.pathKey() });
}
