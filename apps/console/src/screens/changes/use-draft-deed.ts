import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCalls } from '../../shell/tenant-context.ts';

/** Something done with a draft as a whole; afterwards everything that is known of drafts is asked anew. */
export function useDraftDeed<Input, Reply>(
  deed: (input: Input) => Promise<Reply>,
  done: (reply: Reply) => void,
) {
  const calls = useCalls();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: done,
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.changes.pathKey() }),
  });
}
