import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Bookmark, BookmarkX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { seenAsIn } from '../../shell/seen-as-in.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { matrixViews } from '../../words/matrix-views.ts';
import { MoreWords } from '../../words/words.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { sameView, searchOf, viewWords, type ViewWords } from './view-words.ts';

/** What somebody keeps of the matrix under a name: opened from a list, saved as it shows, deleted with a way back. */
export function SavedViews() {
  const { slug } = useCalls();
  // They are of whom the tenant is seen as, and nobody else's to see.
  if (seenAsIn(`/t/${slug}`) !== null) return null;
  return (
    <MoreWords words={{ matrixViews }}>
      <OwnViews />
    </MoreWords>
  );
}

function OwnViews() {
  const t = useTranslations('matrixViews');
  const calls = useCalls();
  const setSearch = useSetSearch();
  const toast = useToast();
  const words = viewWords(useSearch({ from: '/t/$tenant/access/matrix' }));
  const [saving, setSaving] = useState(false);
  const list = calls.options.views.list.queryOptions({ screen: 'matrix' });
  const { data, error } = useQuery(list);
  const known = (reply: NonNullable<typeof data>): void => {
    calls.queryClient.setQueryData(list.queryKey, reply);
  };
  const failed = (problem: unknown): void => toast(t('failed'), problemOf(problem).message);
  const save = useMutation({
    mutationFn: (view: { readonly name: string; readonly words: ViewWords }) =>
      calls.client.views.save.mutate({ screen: 'matrix', name: view.name, words: { ...view.words } }),
    onSuccess: known,
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: (view: { readonly name: string; readonly words: ViewWords }) =>
      calls.client.views.delete.mutate({ screen: 'matrix', name: view.name }),
    onSuccess: (reply, view) => {
      known(reply);
      toast(t('deleted', { name: view.name }), undefined, {
        label: t('undo'),
        run: () => save.mutate(view),
      });
    },
    onError: failed,
  });
  if (error !== null) {
    return <span className="text-loss first-letter:uppercase">{problemOf(error).message}</span>;
  }
  const views = data?.views ?? [];
  const open = views.find((view) => sameView(view.words, words));
  const whole = Object.keys(words).length === 0;
  return (
    <>
      {views.length === 0 ? null : (
        <SelectBox
          aria-label={t('views')}
          className="w-40"
          value={open?.name ?? ''}
          onChange={({ target }) => {
            const chosen = views.find(({ name }) => name === target.value);
            setSearch(searchOf(chosen?.words ?? {}));
          }}
        >
          <option value="">{whole ? t('views') : t('none')}</option>
          {views.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectBox>
      )}
      {open === undefined ? (
        <GuardedButton
          icon={<Bookmark size={14} aria-hidden />}
          guard={
            whole
              ? { allowed: false, reason: t('whole'), next: t('wholeNext') }
              : { allowed: true, because: t('own') }
          }
          asked={{ title: t('save') }}
          onPress={() => setSaving(true)}
        >
          {t('save')}
        </GuardedButton>
      ) : (
        <Button
          icon={<BookmarkX size={14} aria-hidden />}
          pending={remove.isPending}
          onClick={() => remove.mutate(open)}
        >
          {t('delete')}
        </Button>
      )}
      {saving ? (
        <SaveViewDialog
          taken={views.map(({ name }) => name)}
          onClose={() => setSaving(false)}
          onSave={(name) => {
            save.mutate({ name, words });
            setSaving(false);
          }}
        />
      ) : null}
    </>
  );
}
