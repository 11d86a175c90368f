import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/request-draft-views';
import type { DraftEntries, SeenDraft } from '../../data/contract/request-calls.ts';
import { problemOf } from '../../data/problem.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

/** What became of a draft elsewhere: it was saved since it was seen, or was sent or thrown away. */
export type DraftLoss = 'moved' | 'gone';

/** What keeps what stands in the form of a request on the server. */
export interface RequestDraftKeeper {
  /** The draft, as it was last seen here; null before it is saved for the first time. */
  readonly seen: SeenDraft | null;
  readonly saving: boolean;
  readonly problem: Error | null;
  readonly lost: DraftLoss | null;
  readonly save: (entries: DraftEntries) => void;
  /** Saves it beside what was saved elsewhere. */
  readonly saveAnother: (entries: DraftEntries) => void;
  /** Told that its files are others than at a revision, says at which it is then. */
  readonly filesChanged: (revision: number) => Promise<number>;
  readonly sent: () => void;
  readonly notSent: (error: Error) => void;
}

/**
 * Keeps what stands in the form, and says in the address which draft it is.
 * @param opened the draft that is gone on with; null for a new one
 * @param onSaved told under which id, before the address says it
 */
export function useRequestDraft(
  opened: RequestDraftView | null,
  onSaved: (id: string) => void = () => undefined,
): RequestDraftKeeper {
  const t = useTranslations('requestDrafts');
  const calls = useCalls();
  const { tenant } = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [seen, setSeen] = useState<SeenDraft | null>(() =>
    opened === null ? null : { id: opened.id, revision: opened.revision },
  );
  const [lost, setLost] = useState<DraftLoss | null>(null);
  const listed = { queryKey: calls.options.requestDrafts.list.queryKey() };
  const failed = (error: Error): void => setLost(seen === null ? null : lossOf(error));

  const saving = useMutation({
    mutationFn: (save: { readonly over: SeenDraft | null; readonly entries: DraftEntries }) =>
      calls.client.requestDrafts.save.mutate(save),
    onSuccess: async (saved) => {
      const { id, revision } = saved;
      setSeen({ id, revision });
      onSaved(id);
      setLost(null);
      cache.setQueryData(calls.options.requestDrafts.get.queryKey({ id }), saved);
      void cache.invalidateQueries(listed);
      toast(t('saved'), t('savedHint'));
      const params = { tenant: tenant.slug };
      await navigate({ to: '/t/$tenant/requests/new', params, search: { saved: id }, replace: true });
    },
    onError: failed,
  });
  return {
    seen,
    saving: saving.isPending,
    problem: saving.error,
    lost,
    save: (entries) => saving.mutate({ over: seen, entries }),
    saveAnother: (entries) => saving.mutate({ over: null, entries }),
    filesChanged: async (revision) => {
      const next = revision + 1;
      setSeen((before) => (before === null ? null : { ...before, revision: next }));
      await cache.invalidateQueries(listed);
      return next;
    },
    sent: () => {
      void cache.invalidateQueries({ queryKey: calls.options.requestDrafts.pathKey() });
    },
    notSent: failed,
  };
}

function lossOf(error: Error): DraftLoss | null {
  const { code } = problemOf(error);
  return code === 'conflict' ? 'moved' : code === 'not-found' ? 'gone' : null;
}
