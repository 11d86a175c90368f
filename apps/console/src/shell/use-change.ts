import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TenantCalls } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { type ToastAction, useToast } from '../parts/toasts.tsx';
import { useCalls } from './tenant-context.ts';

/** How changes are made from a dialog, a menu or a row. */
export interface Changing {
  readonly pending: boolean;
  /** Why the last one was not made; null where it was. */
  readonly problem: string | null;
  /** @param change what to call; its words are said once it is done, with what undoes it */
  readonly make: (change: (calls: TenantCalls) => Promise<string>, undo?: ToastAction) => void;
}

interface Asked {
  readonly change: (calls: TenantCalls) => Promise<string>;
  readonly undo: ToastAction | undefined;
}

/**
 * Makes changes, and looks at what they are about anew afterwards, whether they were made or refused.
 * @param about what is looked at anew
 * @param onDone once one is made
 * @param onRefused is told why one was not
 */
export function useChange(
  about: readonly ('folders' | 'groups' | 'people' | 'sessions')[],
  onDone: () => void,
  onRefused?: (why: string) => void,
): Changing {
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const changing = useMutation({
    mutationFn: ({ change }: Asked) => change(calls),
    onSuccess: (said, { undo }) => {
      toast(said, undefined, undo);
      onDone();
    },
    onError: (error) => onRefused?.(problemOf(error).message),
    onSettled: async () => {
      for (const each of about) await queries.invalidateQueries({ queryKey: calls.options[each].pathKey() });
    },
  });
  return {
    pending: changing.isPending,
    problem: changing.error === null ? null : problemOf(changing.error).message,
    make: (change, undo) => changing.mutate({ change, undo }),
  };
}
