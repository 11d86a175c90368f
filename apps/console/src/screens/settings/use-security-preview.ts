import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SecurityPreview } from '@remit/api/people/people-views';
import type { SecurityDraft } from '../../data/contract/tenant-calls.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** What the server says of an edit once typing has paused; `settled` when that is the edit as it stands. */
export function useSecurityPreview(
  draft: SecurityDraft,
  enabled: boolean,
): { readonly preview: SecurityPreview | null; readonly settled: boolean; readonly error: unknown } {
  const calls = useCalls();
  const text = JSON.stringify(draft);
  const asked = useSettled(text, 250);
  const query = useQuery({
    ...calls.options.security.preview.queryOptions(JSON.parse(asked) as SecurityDraft),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return {
    preview: enabled ? (query.data ?? null) : null,
    settled: asked === text && query.data !== undefined && !query.isPlaceholderData && !query.isFetching,
    error: query.error,
  };
}
