import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RequestPreviewView } from '@remit/api/requests/request-views';
import type { AskedRequest, SeenDraft } from '../../../data/contract/request-calls.ts';
import { useSettled } from '../../../parts/use-settled.ts';
import { useCalls } from '../../../shell/tenant-context.ts';

/**
 * Who would decide the request as it stands in the form, and what its form asks; asked once typing has paused.
 * @param kept the draft that it is on the server, whose files count
 */
export function useRequestPreview(
  draft: AskedRequest | null,
  kept: SeenDraft | null,
): UseQueryResult<RequestPreviewView> {
  const calls = useCalls();
  const settled = useSettled(JSON.stringify(draft), 150);
  const asked = JSON.parse(settled) as AskedRequest | null;
  return useQuery<RequestPreviewView>({
    queryKey: ['request preview', settled, kept?.revision ?? null],
    queryFn: ({ signal }) =>
      asked === null
        ? Promise.reject(new Error('there is nothing to preview yet'))
        : calls.client.requests.preview.query(
            { ...asked, ...(kept === null ? {} : { draft: kept.id }) },
            { signal },
          ),
    enabled: asked !== null && draft !== null,
    placeholderData: keepPreviousData,
  });
}
