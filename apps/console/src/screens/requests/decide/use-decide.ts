import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import type { Decision } from '../../../data/held-decision.ts';
import { heldDecisionsOf } from '../../../data/held-decisions.ts';
import { problemOf } from '../../../data/problem.ts';
import { moneyText } from '../../../parts/money-text.ts';
import { useToast } from '../../../parts/toasts.tsx';
import { useWhy } from '../../../parts/why/why-context.ts';
import { useCalls } from '../../../shell/tenant-context.ts';

/**
 * What is done to a request. Each names the revision that its reader saw, so one that changed meanwhile is refused.
 * A decision is held for a while before it is sent; a question, its answer and a withdrawal go at once, and a refusal
 * of them opens Why.
 */
export function useDecide(request: RequestView, onDone: () => void) {
  const t = useTranslations();
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const why = useWhy();
  const locale = useLocale();
  const { id, revision, number } = request;

  const outcome = (said: string, title: string) => ({
    onSuccess: (reply: RequestView) => {
      // A key without its tag: the reply is the same view, read-only.
      cache.setQueryData([...calls.options.requests.get.queryKey({ id })], reply);
      const what = [request.purpose, request.amount === null ? null : moneyText(request.amount, locale)];
      toast(said, what.filter((part) => part !== null).join(', '));
      onDone();
    },
    onError: (error: unknown) => {
      const problem = problemOf(error);
      why({
        title,
        outcome: 'deny',
        sentences: [problem.message, ...problem.sentences.filter((sentence) => sentence !== problem.message)],
        ...(problem.deciders.length > 0 ? { deciders: problem.deciders } : {}),
      });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() }),
  });
  const withdraw = useMutation({
    mutationFn: () => calls.client.requests.withdraw.mutate({ id, revision }),
    ...outcome(t('request.done.withdrawn', { number }), t('request.withdrawNumber', { number })),
  });
  const ask = useMutation({
    mutationFn: (comment: string) => calls.client.requests.ask.mutate({ id, revision, comment }),
    ...outcome(t('approvals.asked', { number }), t('approvals.askNumber', { number })),
  });
  const pay = useMutation({
    mutationFn: () => calls.client.requests.pay.mutate({ id, revision }),
    ...outcome(t('approvals.paid', { number }), t('approvals.payNumber', { number })),
  });
  const hold = (decision: Decision): void => {
    heldDecisionsOf(calls).hold(request, decision);
    onDone();
  };
  return { hold, ask, withdraw, pay };
}
