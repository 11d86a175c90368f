import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../data/problem.ts';
import { type ToastAction, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

/**
 * Makes a change of what a group gives or who is in it, and looks at groups and people anew afterwards.
 * @param onDone once it is made
 * @param onRefused what was accepted may not be what it would do any more
 */
export function useGroupChange(
  onDone: () => void,
  onRefused?: () => void,
): {
  readonly pending: boolean;
  /** @param change what to call; its words are said once it is done, with what undoes it */
  readonly make: (change: () => Promise<string>, undo?: ToastAction) => void;
} {
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const changing = useMutation({
    mutationFn: ({
      change,
    }: {
      readonly change: () => Promise<string>;
      readonly undo?: ToastAction | undefined;
    }) => change(),
    onSuccess: (said, { undo }) => {
      toast(said, undefined, undo);
      onDone();
    },
    onError: (failure) => {
      toast(problemOf(failure).message);
      onRefused?.();
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: calls.options.groups.pathKey() });
      await queries.invalidateQueries({ queryKey: calls.options.people.pathKey() });
    },
  });
  return { pending: changing.isPending, make: (change, undo) => changing.mutate({ change, undo }) };
}
