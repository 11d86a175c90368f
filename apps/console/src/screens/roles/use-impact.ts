import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PreviewView } from '@remit/api/views';
import type { Draft } from '../../draft/use-draft.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** What the draft would change for one person, counted by the server; asked anew with each edit. */
export function useImpact(draft: Draft, member: string | null): UseQueryResult<PreviewView> {
  const calls = useCalls();
  const edits = useSettled(JSON.stringify(draft.standing), 60);
  const current = edits === JSON.stringify(draft.standing);
  return useQuery({
    queryKey: [...calls.options.policy.preview.pathKey(), draft.basedOn, member, edits],
    queryFn: ({ signal }) =>
      calls.client.policy.preview.query(
        { basedOn: draft.basedOn, document: draft.document, member: member ?? '' },
        { signal },
      ),
    enabled: member !== null && current && draft.standing.length > 0 && !draft.moved,
    placeholderData: keepPreviousData,
  });
}
