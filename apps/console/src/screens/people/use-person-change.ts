import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../data/problem.ts';
import { useToast } from '../../parts/toasts.tsx';
import { type TenantCalls } from '../../data/calls.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/**
 * Makes a change of a person, and looks at everything about people anew afterwards.
 * @param change what to call; its words are said once it is done
 */
export function usePersonChange(onDone: () => void): {
  readonly pending: boolean;
  readonly make: (change: (calls: TenantCalls) => Promise<string>) => void;
} {
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const changing = useMutation({
    mutationFn: (change: (calls: TenantCalls) => Promise<string>) => change(calls),
    onSuccess: (said) => {
      toast(said);
      onDone();
    },
    onError: (error) => toast(problemOf(error).message),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: calls.options.people.pathKey() });
      await queries.invalidateQueries({ queryKey: calls.options.sessions.pathKey() });
    },
  });
  return { pending: changing.isPending, make: (change) => changing.mutate(change) };
}
