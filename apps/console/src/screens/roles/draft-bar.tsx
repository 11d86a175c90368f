import type { UseQueryResult } from '@tanstack/react-query';
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyView, PreviewView } from '@remit/api/views';
import type { Draft } from '../../draft/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { isTyping } from '../../shell/use-go-keys.ts';
import { impactCounts } from './impact-counts.ts';
import { PublishDialog } from './publish-dialog.tsx';

interface DraftBarProps {
  readonly draft: Draft;
  readonly impact: UseQueryResult<PreviewView>;
  readonly policy: PolicyView;
}

/** The draft in one line: how many edits, what they do to the person compared, undo and redo, publish. */
export function DraftBar({ draft, impact, policy }: DraftBarProps) {
  const t = useTranslations('draft');
  const [publishing, setPublishing] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event)) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (draft.canRedo) draft.redo();
    } else if (draft.canUndo) draft.undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!draft.canUndo && !draft.canRedo) return null;
  const preview = impact.data?.valid === true && draft.standing.length > 0 ? impact.data.impact : null;
  const counts = preview === null ? null : impactCounts(preview);
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raised px-4 py-2 sm:px-6"
    >
      <p className="min-w-0 flex-1 basis-56">
        <span className="font-semibold">{t('edits', { count: draft.standing.length })}</span>
        {counts === null || preview === null ? null : (
          <span className="text-ink-2"> · {t('counts', { name: preview.person.name, ...counts })}</span>
        )}
        {draft.moved ? <span className="text-warn"> · {t('moved', { version: policy.version })}</span> : null}
      </p>
      <div className="flex items-center gap-1.5">
        <IconButton
          label={t('undo')}
          aria-keyshortcuts="Control+Z"
          aria-disabled={!draft.canUndo}
          onClick={draft.canUndo ? draft.undo : undefined}
          className="aria-disabled:opacity-40"
        >
          <Undo2 size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t('redo')}
          aria-keyshortcuts="Control+Shift+Z"
          aria-disabled={!draft.canRedo}
          onClick={draft.canRedo ? draft.redo : undefined}
          className="aria-disabled:opacity-40"
        >
          <Redo2 size={16} aria-hidden />
        </IconButton>
        <Button look="ghost" onClick={draft.discard}>
          {t('discard')}
        </Button>
        {draft.moved ? (
          <Button onClick={draft.rebase}>{t('rebase', { version: policy.version })}</Button>
        ) : (
          <GuardedButton
            look="primary"
            guard={publishGuard()}
            onPress={() => setPublishing(true)}
            asked={{ title: t('publishTitle') }}
          >
            {t('publish')}
          </GuardedButton>
        )}
      </div>
      {preview === null ? null : (
        <PublishDialog
          open={publishing}
          draft={draft}
          impact={preview}
          onClose={() => setPublishing(false)}
        />
      )}
    </section>
  );

  function publishGuard() {
    if (!policy.publish.allowed) return policy.publish;
    if (draft.standing.length === 0)
      return { allowed: false, reason: t('nothingToPublish'), next: null } as const;
    if (impact.data?.valid === false) return { allowed: false, reason: t('invalid'), next: null } as const;
    // The effect that is accepted must be the effect of this draft, not of the one before the last edit.
    if (preview === null || impact.isPlaceholderData || impact.isError) {
      return { allowed: false, reason: t('notCounted'), next: null } as const;
    }
    return policy.publish;
  }
}
