import { Bell, Bookmark, BookmarkX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
import { WordsDialog } from '../../parts/words-dialog.tsx';
import { keptOf, sameShown, shownBy } from './audit-view-address.ts';
import { useAuditSearch } from './use-audit-search.ts';
import { useAuditViews } from './use-audit-views.ts';

/** What the reader keeps of the audit under a name: opened from a list, shared by its link, and told of when it grows. */
export function AuditViews() {
  const t = useTranslations('auditViews');
  const { address, change } = useAuditSearch();
  const { views, alerts, known, error, save, remove, watch } = useAuditViews();
  const [saving, setSaving] = useState(false);
  const shown = keptOf(address);
  const open = views.find(({ words }) => sameShown(words, shown));
  const tells = open !== undefined && alerts.some(({ name }) => name === open.name);
  useNamedView({ known, views, alerts });
  if (error !== null) return <p className="text-loss first-letter:uppercase">{problemOf(error).message}</p>;
  return (
    <div role="group" aria-label={t('label')} className="flex flex-wrap items-center gap-2 pb-3">
      {views.length === 0 ? null : (
        <SelectBox
          aria-label={t('label')}
          value={open?.name ?? ''}
          onChange={({ target }) => {
            change(shownBy(views.find(({ name }) => name === target.value)?.words ?? {}));
          }}
        >
          <option value="">{t('none')}</option>
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
            Object.keys(shown).length === 0
              ? { allowed: false, reason: t('nothing'), next: t('nothingNext') }
              : { allowed: true, because: t('may') }
          }
          asked={{ title: t('save') }}
          onPress={() => setSaving(true)}
        >
          {t('save')}
        </GuardedButton>
      ) : (
        <>
          <Button
            aria-pressed={tells}
            title={t('tellHint')}
            pending={watch.isPending}
            icon={<Bell size={14} aria-hidden className={tells ? 'text-gain' : undefined} />}
            onClick={() => watch.mutate({ name: open.name, tells: !tells })}
          >
            {t('tell')}
          </Button>
          <Button
            icon={<BookmarkX size={14} aria-hidden />}
            pending={remove.isPending}
            onClick={() => remove.mutate(open)}
          >
            {t('delete')}
          </Button>
        </>
      )}
      <CopyButton text={window.location.href} label={t('copy')} />
      {saving ? (
        <WordsDialog
          title={t('save')}
          effect={t('saveEffect')}
          label={t('name')}
          missing={t('nameMissing')}
          longest={60}
          action={t('save')}
          look="primary"
          sending={save}
          onClose={() => setSaving(false)}
          onSend={(words) =>
            save.mutate(
              { name: words.replaceAll(/\s+/g, ' '), words: shown },
              { onSuccess: () => setSaving(false) },
            )
          }
        />
      ) : null}
    </div>
  );
}

/** A notice leads to a view by the id of its alert: the address says what that shows instead. */
function useNamedView({
  known,
  views,
  alerts,
}: Pick<ReturnType<typeof useAuditViews>, 'known' | 'views' | 'alerts'>): void {
  const { address, change } = useAuditSearch();
  const { view } = address;
  useEffect(() => {
    if (view === undefined || !known) return;
    const name = alerts.find(({ id }) => id === view)?.name;
    const words = views.find((each) => each.name === name)?.words;
    change({ ...(words === undefined ? {} : shownBy(words)), view: undefined });
  }, [view, known, views, alerts, change]);
}
