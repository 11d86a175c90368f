import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

/** Which of the reader's saved views of the audit tell of new events, and how one is told to. */
export function useAuditAlerts() {
  const t = useTranslations('auditAlerts');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const list = calls.options.audit.alerts.queryOptions();
  const { data } = useQuery(list);
  const watch = useMutation({
    mutationFn: (input: { name: string; tells: boolean }) => calls.client.audit.watch.mutate(input),
    onSuccess: (_, { name, tells }) => toast(t(tells ? 'tells' : 'silent', { name })),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: list.queryKey }),
  });
  return { alerts: data?.alerts ?? null, watch };
}
