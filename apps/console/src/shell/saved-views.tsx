import { Bookmark, BookmarkX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { GuardedButton } from '../parts/guarded-button.tsx';
import { NameDialog } from '../parts/dialogs/name-dialog.tsx';
import { SelectBox } from '../parts/fields/select-box.tsx';
import { savedViews } from '../words/saved-views.ts';
import { MoreWords } from '../words/words.tsx';
import { seenAsIn } from './seen-as-in.ts';
import { useCalls } from './tenant-context.ts';
import { type SavedView, useSavedViews, type ViewedScreen } from './use-saved-views.ts';
import { sameView, type ViewWords } from './view-words.ts';

interface SavedViewsProps {
  readonly screen: ViewedScreen;
  /** The words of the address that a view keeps, and what they say now. */
  readonly kept: readonly string[];
  readonly shown: ViewWords;
  /** Why all that the screen has is nothing to save, and what to do first. */
  readonly all: { readonly reason: string; readonly next: string };
  readonly onShow: (words: ViewWords) => void;
  /** What else can be done with the view that shows. */
  readonly renderMore?: (open: SavedView) => ReactNode;
}

/** What somebody keeps of a screen under a name: opened from a list, saved as it shows, deleted with a way back. */
export function SavedViews(props: SavedViewsProps) {
  const { slug } = useCalls();
  // They are of whom the tenant is seen as, and nobody else's to see.
  if (seenAsIn(`/t/${slug}`) !== null) return null;
  return (
    <MoreWords words={{ savedViews }}>
      <OwnViews {...props} />
    </MoreWords>
  );
}

function OwnViews({ screen, kept, shown, all, onShow, renderMore }: SavedViewsProps) {
  const t = useTranslations('savedViews');
  const { views, error, save, remove } = useSavedViews(screen);
  const [saving, setSaving] = useState(false);
  if (error !== null) {
    return <span className="text-loss first-letter:uppercase">{problemOf(error).message}</span>;
  }
  const open = views.find(({ words }) => sameView(kept, words, shown));
  const whole = Object.keys(shown).length === 0;
  return (
    <>
      {views.length === 0 ? null : (
        <SelectBox
          aria-label={t('label')}
          className="w-52"
          value={open?.name ?? ''}
          onChange={({ target }) => onShow(views.find(({ name }) => name === target.value)?.words ?? {})}
        >
          <option value="">{whole ? t('label') : t('none')}</option>
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
          guard={whole ? { allowed: false, ...all } : { allowed: true, because: t('own') }}
          asked={{ title: t('save') }}
          onPress={() => setSaving(true)}
        >
          {t('save')}
        </GuardedButton>
      ) : (
        <>
          {renderMore?.(open)}
          <Button
            icon={<BookmarkX size={14} aria-hidden />}
            pending={remove.isPending}
            onClick={() => remove.mutate(open)}
          >
            {t('delete')}
          </Button>
        </>
      )}
      {saving ? (
        <NameDialog
          title={t('save')}
          description={t('own')}
          label={t('name')}
          longest={60}
          hint={(name) =>
            views.some((view) => view.name === name.trim()) ? t('taken', { name: name.trim() }) : null
          }
          refuse={(name) => (name.trim() === '' ? t('nameMissing') : null)}
          action={t('save')}
          onName={(name) => {
            save.mutate({ name: name.trim(), words: shown });
            setSaving(false);
          }}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}
