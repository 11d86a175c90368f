import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestSummary, RequestView } from '@remit/api/requests/request-views';
import type { AskedRequest } from '../../../data/contract/request-calls.ts';
import { useToast } from '../../../parts/toasts.tsx';
import { useCalls, useMe } from '../../../shell/tenant-context.ts';
import type { RequestDraftKeeper } from '../draft/use-request-draft.ts';

/** A request that was sent before, and is changed or sent anew. */
export interface RequestAgain {
  readonly kind: 'change' | 'resubmit';
  readonly request: RequestView;
}

/**
 * Sends what stands in the form, and shows what became of it.
 * @param draft what of a new one is kept: it becomes the request
 * @param called what it is called in the words that say so
 */
export function useSubmitRequest(
  again: RequestAgain | null,
  draft: RequestDraftKeeper,
  called: string,
): UseMutationResult<RequestSummary, Error, AskedRequest> {
  const t = useTranslations('newRequest');
  const words = useTranslations('approvals');
  const calls = useCalls();
  const { tenant } = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  // Sent twice, or once more after an answer that was lost, it is one request.
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: ({ onBehalfOf, type, ...request }: AskedRequest): Promise<RequestSummary> => {
      const { requests } = calls.client;
      if (again === null) {
        const inPlace = { type, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
        return draft.inLine((seen) =>
          requests.submit.mutate({ ...request, ...inPlace, key, ...(seen === null ? {} : { draft: seen }) }),
        );
      }
      const { id, revision } = again.request;
      return requests[again.kind].mutate({ id, revision, request });
    },
    onSuccess: async ({ id, number }) => {
      await cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
      draft.sent();
      toast(again?.kind === 'change' ? words('again.changed', { number }) : t('done', { number }), called);
      await navigate({ to: '/t/$tenant/requests/$request', params: { tenant: tenant.slug, request: id } });
    },
    onError: draft.notSent,
  });
}
