import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bell, BellRing } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useWhy } from '../../parts/why/why-context.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** Has its reader told of each step of a request, or no longer; what is not theirs to see they are not told. */
export function WatchButton({ request: { id, number, watching } }: { readonly request: RequestView }) {
  const t = useTranslations('approvals.watch');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const why = useWhy();
  const watch = useMutation({
    mutationFn: (watches: boolean) => calls.client.requests.watch.mutate({ id, watches }),
    onSuccess: (reply) => toast(t(reply.watching ? 'begun' : 'ended', { number })),
    onError: (error) =>
      why({ title: t('beginNamed', { number }), outcome: 'deny', sentences: [problemOf(error).message] }),
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.requests.get.queryKey({ id }) }),
  });
  // Whoever sees as somebody is not shown what that person wants to be told.
  if (watching === null) return null;
  return (
    <Button
      look="ghost"
      className="ml-auto"
      aria-pressed={watching}
      aria-label={t('beginNamed', { number })}
      icon={watching ? <BellRing size={15} aria-hidden /> : <Bell size={15} aria-hidden />}
      pending={watch.isPending}
      onClick={() => watch.mutate(!watching)}
    >
      {t(watching ? 'end' : 'begin')}
    </Button>
  );
}
