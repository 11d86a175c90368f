import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { PreviewView } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/use-draft.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** What the draft would change for one person, counted by the server; asked anew with each edit. */
export function useImpact(draft: Draft, member: string | null): UseQueryResult<PreviewView> {
  const calls = useCalls();
  const cache = useQueryClient();
  const edits = useSettled(JSON.stringify(draft.standing), 60);
  const current = edits === JSON.stringify(draft.standing);
  const impact = useQuery({
    queryKey: [...calls.options.policy.preview.pathKey(), draft.basedOn, member, edits],
    queryFn: ({ signal }) =>
      calls.client.policy.preview.query(
        { basedOn: draft.basedOn, document: draft.document, member: member ?? '' },
        { signal },
      ),
    enabled: member !== null && current && draft.standing.length > 0 && !draft.moved,
    placeholderData: keepPreviousData,
  });
  // Somebody published under the draft: read what they published, and the draft offers to be carried over to it.
  const overtaken = impact.isError && problemOf(impact.error).code === 'conflict';
  const published = calls.options.policy.current.queryKey();
  const refresh = useEffectEvent(() => void cache.invalidateQueries({ queryKey: published }));
  useEffect(() => {
    if (overtaken) refresh();
  }, [overtaken]);
  return impact;
}
