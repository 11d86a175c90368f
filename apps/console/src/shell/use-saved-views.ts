import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { problemOf } from '../data/problem.ts';
import { useToast } from '../parts/toasts.tsx';
import { useCalls } from './tenant-context.ts';
import type { ViewWords } from './view-words.ts';

/** Which screens keep views. */
export type ViewedScreen = 'matrix' | 'audit';

export interface SavedView {
  readonly name: string;
  readonly words: ViewWords;
}

/** What the reader keeps of a screen under names, and how that is saved and deleted. */
export function useSavedViews(screen: ViewedScreen) {
  const t = useTranslations('savedViews');
  const calls = useCalls();
  const toast = useToast();
  const list = calls.options.views.list.queryOptions({ screen });
  const { data, error } = useQuery(list);
  const known = (reply: NonNullable<typeof data>): void => {
    calls.queryClient.setQueryData(list.queryKey, reply);
  };
  const onError = (problem: unknown): void => toast(t('failed'), problemOf(problem).message);
  const save = useMutation({
    mutationFn: ({ name, words }: SavedView) => calls.client.views.save.mutate({ screen, name, words }),
    onSuccess: known,
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ name }: SavedView) => calls.client.views.delete.mutate({ screen, name }),
    onSuccess: (reply, view) => {
      known(reply);
      toast(t('deleted', { name: view.name }), undefined, {
        label: t('undo'),
        run: () => save.mutate(view),
      });
    },
    onError,
  });
  return { views: data?.views ?? [], known: data !== undefined, error, save, remove };
}
