import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Guard, PolicyView, PreviewView } from '@remit/api/views';
import type { Draft } from '../../draft/draft.ts';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { PublishDialog } from './publish-dialog.tsx';

interface PublishPressProps {
  readonly draft: Draft;
  readonly impact: UseQueryResult<PreviewView>;
  readonly policy: PolicyView;
}

/** Publishes a draft once its effect on the person compared was counted and everything of it is saved. */
export function PublishPress({ draft, impact, policy }: PublishPressProps) {
  const t = useTranslations('draft');
  const [publishing, setPublishing] = useState(false);
  const preview = impact.data?.valid === true && draft.changes.length > 0 ? impact.data.impact : null;
  return (
    <>
      <GuardedButton
        look="primary"
        guard={publishGuard()}
        onPress={() => setPublishing(true)}
        asked={{ title: t('publishTitle') }}
      >
        {t('publish')}
      </GuardedButton>
      {preview === null ? null : (
        <PublishDialog
          open={publishing}
          draft={draft}
          impact={preview}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );

  function publishGuard(): Guard {
    const not = (reason: string): Guard => ({ allowed: false, reason, next: null });
    if (!policy.publish.allowed) return policy.publish;
    if (draft.changes.length === 0) return not(t('nothingToPublish'));
    if (impact.data?.valid === false) return not(t('invalid'));
    if (draft.saving !== 'saved') return not(t('notSaved'));
    // The effect that is accepted must be the effect of this draft, not of the one before the last edit.
    if (preview === null || impact.isPlaceholderData || impact.isError) return not(t('notCounted'));
    return policy.publish;
  }
}
