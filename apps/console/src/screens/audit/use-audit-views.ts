import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import type { AuditViewAddress } from './audit-view-address.ts';

interface SavedAuditView {
  readonly name: string;
  readonly words: AuditViewAddress;
}

/** The reader's saved views of the audit, which of them tell of new events, and what can be done with them. */
export function useAuditViews() {
  const t = useTranslations('auditViews');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const views = useQuery(calls.options.views.list.queryOptions({ screen: 'audit' }));
  const alerts = useQuery(calls.options.audit.alerts.queryOptions());
  const onError = (error: unknown): void => toast(problemOf(error).message);
  const onSettled = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: calls.options.views.pathKey() });
    await queries.invalidateQueries({ queryKey: calls.options.audit.alerts.queryKey() });
  };
  const save = useMutation({
    mutationFn: (view: SavedAuditView) => calls.client.views.save.mutate({ screen: 'audit', ...view }),
    onSuccess: (_, { name }) => toast(t('saved', { name })),
    onError,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ name }: SavedAuditView) => calls.client.views.delete.mutate({ screen: 'audit', name }),
    onSuccess: (_, view) =>
      toast(t('deleted', { name: view.name }), undefined, { label: t('undo'), run: () => save.mutate(view) }),
    onError,
    onSettled,
  });
  const watch = useMutation({
    mutationFn: (input: { name: string; tells: boolean }) => calls.client.audit.watch.mutate(input),
    onSuccess: (_, { name, tells }) => toast(t(tells ? 'tells' : 'silent', { name })),
    onError,
    onSettled,
  });
  return {
    views: views.data?.views ?? [],
    alerts: alerts.data?.alerts ?? [],
    /** Whether both are known. */
    known: views.data !== undefined && alerts.data !== undefined,
    error: views.error ?? alerts.error,
    save,
    remove,
    watch,
  };
}
