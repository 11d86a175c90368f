import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { Guard } from '@remit/api/views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useDraftDeed } from './use-draft-deed.ts';

interface ReviewDeedsProps {
  readonly draft: DraftView;
  readonly guard: Guard;
  /** What the draft comes to; empty until it is counted. */
  readonly effect: string;
}

/** Approves a draft that is in review, or sends it back, with a comment. */
export function ReviewDeeds({ draft, guard, effect }: ReviewDeedsProps) {
  const t = useTranslations('draftImpact');
  const { changes } = useCalls().client;
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null);
  const close = (): void => setAsking(null);
  const seen = { id: draft.id, revision: draft.revision };
  const approve = useDraftDeed((comment: string) => changes.approve.mutate({ ...seen, comment }), close);
  const reject = useDraftDeed((comment: string) => changes.reject.mutate({ ...seen, comment }), close);
  return (
    <>
      {draft.state === 'in-review' || draft.state === 'approved' ? (
        <GuardedButton guard={guard} asked={{ title: t('reject') }} onPress={() => setAsking('reject')}>
          {t('reject')}
        </GuardedButton>
      ) : null}
      {draft.state === 'in-review' ? (
        <GuardedButton
          guard={guard}
          asked={{ title: t('approve') }}
          look="primary"
          onPress={() => setAsking('approve')}
        >
          {t('approve')}
        </GuardedButton>
      ) : null}
      {asking === 'approve' ? (
        <WordsDialog
          longest={500}
          title={t('approveTitle', { name: draft.name })}
          effect={effect}
          label={t('comment')}
          missing={null}
          action={t('approve')}
          look="primary"
          sending={approve}
          onClose={close}
          onSend={(words) => approve.mutate(words)}
        />
      ) : null}
      {asking === 'reject' ? (
        <WordsDialog
          longest={500}
          title={t('rejectTitle', { name: draft.name })}
          effect={t('rejectEffect')}
          label={t('comment')}
          missing={t('rejectMissing')}
          action={t('reject')}
          look="danger"
          sending={reject}
          onClose={close}
          onSend={(words) => reject.mutate(words)}
        />
      ) : null}
    </>
  );
}
