import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type { DraftEntries, SeenDraft } from '../../../data/contract/request-calls.ts';
import { postOnLeaving } from '../../../data/post-on-leaving.ts';
import { problemOf } from '../../../data/problem.ts';
import { useToast } from '../../../parts/toasts.tsx';
import { useCalls, useMe } from '../../../shell/tenant-context.ts';
import { useInLine } from './use-in-line.ts';

/** What became of a draft elsewhere: it was saved since it was seen, or was sent or thrown away. */
export type DraftLoss = 'moved' | 'gone';

/** What keeps what stands in the form of a request on the server. */
export interface RequestDraftKeeper {
  /** The draft, as it was last seen here; null before it is saved for the first time. */
  readonly seen: SeenDraft | null;
  /** What the server has of the form; null before it has anything. */
  readonly kept: DraftEntries | null;
  readonly saving: boolean;
  readonly problem: Error | null;
  readonly lost: DraftLoss | null;
  /** Saves it: because somebody says so, by itself, or because the form is left. */
  readonly save: (entries: DraftEntries, how: 'asked' | 'by itself' | 'leaving') => void;
  /** Saves it as the page goes: over what is being saved, for its answer comes too late. */
  readonly saveLast: (entries: DraftEntries) => void;
  /** Saves it beside what was saved elsewhere. */
  readonly saveAnother: (entries: DraftEntries) => void;
  /** Does something with the draft once what is under way with it is done, and before anything else is. */
  readonly inLine: <Result>(work: (seen: SeenDraft | null) => Promise<Result>) => Promise<Result>;
  /** Told that its files are others than at a revision, says at which it is then. */
  readonly filesChanged: (revision: number) => Promise<number>;
  readonly sent: () => void;
  readonly notSent: (error: Error) => void;
}

interface Save {
  readonly entries: DraftEntries;
  readonly how: 'asked' | 'by itself' | 'leaving' | 'beside';
}

/** Under which a save is known while it is under way: whoever opens the draft meanwhile waits for it. */
export const savingKey = ['requestDrafts.save'] as const;

/**
 * Keeps what stands in the form, and says in the address which draft it is. Each save is over the one before it, so that
 * whatever else changes the draft waits in one line with them.
 * @param opened the draft that is gone on with; null for a new one
 * @param type full name of the request's type
 * @param onSaved told under which id, before the address says it
 */
export function useRequestDraft(
  opened: RequestDraftView | null,
  type: string,
  onSaved: (id: string) => void = () => undefined,
): RequestDraftKeeper {
  const t = useTranslations('requestDrafts');
  const calls = useCalls();
  const { tenant } = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  // The address goes on to say which form it is, where it did.
  const { type: addressed } = useSearch({ strict: false });
  const toast = useToast();
  const [seen, setSeen] = useState<SeenDraft | null>(() =>
    opened === null ? null : { id: opened.id, revision: opened.revision },
  );
  const [kept, setKept] = useState<DraftEntries | null>(() => (opened === null ? null : entriesKept(opened)));
  const [lost, setLost] = useState<DraftLoss | null>(null);
  // As it is at this moment, for what waits in line: a screen shows it a moment later.
  const current = useRef(seen);
  // What a save that is not answered yet begins, the last one goes on with: each on its own, they would begin two.
  const [key] = useState(() => crypto.randomUUID());
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);
  const inLine = useInLine();
  const see = (next: SeenDraft): void => {
    current.current = next;
    setSeen(next);
  };
  const listed = { queryKey: calls.options.requestDrafts.list.queryKey() };
  const failed = (error: Error): void => setLost(current.current === null ? null : lossOf(error));

  const saving = useMutation({
    mutationKey: savingKey,
    mutationFn: ({ entries, how }: Save) =>
      inLine(async () => {
        const over = how === 'beside' ? null : current.current;
        const begun = over === null && how !== 'beside' ? { key, saves: 0 } : null;
        const saved = await calls.client.requestDrafts.save.mutate({ over, begun, type, entries });
        // Whatever is next in line comes over this one.
        see({ id: saved.id, revision: saved.revision });
        return { saved, begun: over?.id !== saved.id };
      }),
    onSuccess: async ({ saved, begun }, { how }) => {
      const { id } = saved;
      setKept(entriesKept(saved));
      onSaved(id);
      setLost(null);
      cache.setQueryData(calls.options.requestDrafts.get.queryKey({ id }), saved);
      // A first list that is on its way may have been read before this, and would not be asked for again.
      void cache.cancelQueries(listed).then(() => cache.invalidateQueries(listed));
      if (how === 'asked' || how === 'beside') toast(t('saved'), t('savedHint'));
      // Whoever went elsewhere meanwhile stays there.
      if (!begun || !here.current) return;
      const params = { tenant: tenant.slug };
      await navigate({
        to: '/t/$tenant/requests/new',
        params,
        search: { saved: id, type: addressed },
        replace: true,
      });
    },
    onError: failed,
  });
  return {
    seen,
    kept,
    saving: saving.isPending,
    problem: saving.error,
    lost,
    save: (entries, how) => saving.mutate({ entries, how }),
    saveLast: (entries) => {
      const before = saving.isPending ? 1 : 0;
      const over = seen === null ? null : { ...seen, revision: seen.revision + before };
      const begun = seen === null ? { key, saves: before } : null;
      // The page is gone by the time of the answer: there is nobody left to be told.
      void postOnLeaving(tenant.slug, 'requestDrafts.save', { over, begun, type, entries }).catch(
        () => undefined,
      );
    },
    saveAnother: (entries) => saving.mutate({ entries, how: 'beside' }),
    inLine: (work) => inLine(() => work(current.current)),
    filesChanged: async (revision) => {
      const next = revision + 1;
      if (current.current !== null) see({ ...current.current, revision: next });
      await cache.invalidateQueries(listed);
      return next;
    },
    sent: () => {
      void cache.invalidateQueries({ queryKey: calls.options.requestDrafts.pathKey() });
    },
    notSent: failed,
  };
}

function entriesKept({ onBehalfOf, ...draft }: RequestDraftView): DraftEntries {
  const { purpose, payee, amount, currency, department, folder, costType, fields } = draft;
  return {
    purpose,
    payee,
    amount,
    currency,
    department,
    folder,
    costType,
    fields,
    onBehalfOf: onBehalfOf?.id ?? null,
  };
}

function lossOf(error: Error): DraftLoss | null {
  const { code } = problemOf(error);
  return code === 'conflict' ? 'moved' : code === 'not-found' ? 'gone' : null;
}
