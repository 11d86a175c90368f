import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RequestPreviewView } from '@remit/api/request-views';
import type { AskedRequest } from '../../data/contract/request-calls.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** Who would decide the request as it stands in the form; asked once typing has paused. */
export function useRequestPreview(draft: AskedRequest | null): UseQueryResult<RequestPreviewView> {
  const calls = useCalls();
  const settled = useSettled(JSON.stringify(draft), 150);
  const asked = JSON.parse(settled) as AskedRequest | null;
  return useQuery<RequestPreviewView>({
    queryKey: ['request preview', settled],
    queryFn: ({ signal }) =>
      asked === null
        ? Promise.reject(new Error('there is nothing to preview yet'))
        : calls.client.requests.preview.query(asked, { signal }),
    enabled: asked !== null && draft !== null,
    placeholderData: keepPreviousData,
  });
}
