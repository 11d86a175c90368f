import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { moneyText } from '../../parts/money-text.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useWhy } from '../../parts/why-context.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/**
 * The decisions on a request. Each names the revision that its reader saw, so one that changed meanwhile is refused;
 * a refusal opens Why, and the request is read anew either way.
 */
export function useDecide(request: RequestView, onDone: () => void) {
  const t = useTranslations('request');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const why = useWhy();
  const locale = useLocale();
  const { id, revision } = request;

  const settled = async (): Promise<void> => {
    await cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
  };
  const outcome = (done: 'approved' | 'rejected' | 'withdrawn', refused: string) => ({
    onSuccess: (reply: RequestView) => {
      // A key without its tag: the reply is the same view, read-only.
      cache.setQueryData([...calls.options.requests.get.queryKey({ id })], reply);
      const said = [request.purpose, request.amount === null ? null : moneyText(request.amount, locale)];
      toast(t(`done.${done}`, { number: request.number }), said.filter((part) => part !== null).join(', '));
      onDone();
    },
    onError: (error: unknown) => {
      const problem = problemOf(error);
      why({
        title: refused,
        outcome: 'deny',
        sentences: [problem.message, ...problem.sentences.filter((sentence) => sentence !== problem.message)],
        ...(problem.deciders.length > 0 ? { deciders: problem.deciders } : {}),
      });
    },
    onSettled: settled,
  });
  const approve = useMutation({
    mutationFn: () => calls.client.requests.approve.mutate({ id, revision }),
    ...outcome('approved', t('approveNumber', { number: request.number })),
  });
  const reject = useMutation({
    mutationFn: (comment: string) => calls.client.requests.reject.mutate({ id, revision, comment }),
    ...outcome('rejected', t('rejectNumber', { number: request.number })),
  });
  const withdraw = useMutation({
    mutationFn: () => calls.client.requests.withdraw.mutate({ id, revision }),
    ...outcome('withdrawn', t('withdrawNumber', { number: request.number })),
  });
  return { approve, reject, withdraw };
}
