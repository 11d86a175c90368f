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
  /** Why the last one was not made; null where it was. */
  readonly problem: string | null;
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
      await queries.invalidateQueries({ queryKey: calls.options.sessions.pathKey() });
    },
  });
  const problem = changing.error === null ? null : problemOf(changing.error).message;
  return { pending: changing.isPending, problem, make: (change, undo) => changing.mutate({ change, undo }) };
}
