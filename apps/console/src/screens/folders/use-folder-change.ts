import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TenantCalls } from '../../data/calls.ts';
import { problemOf } from '../../data/problem.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

/**
 * Makes a change of the tree, and looks at the tree anew afterwards, whether it was made or refused.
 * @param change what to call; its words are said once it is done
 */
export function useFolderChange(onDone: () => void): {
  readonly pending: boolean;
  readonly problem: string | null;
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
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: calls.options.folders.pathKey() });
      await queries.invalidateQueries({ queryKey: calls.options.people.pathKey() });
    },
  });
  return {
    pending: changing.isPending,
    problem: changing.error === null ? null : problemOf(changing.error).message,
    make: (change) => changing.mutate(change),
  };
}
