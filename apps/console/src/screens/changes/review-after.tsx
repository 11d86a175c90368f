import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useDraftDeed } from './use-draft-deed.ts';

interface ReviewAfterProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView;
}

/** What went out without the second person that it needed: said for good, and looked at by somebody afterwards. */
export function ReviewAfter({ draft, reviews }: ReviewAfterProps) {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null);
  const seen = { id: draft.id, revision: draft.revision };
  const close = (): void => setAsking(null);
  const review = useDraftDeed(
    (comment: string) =>
      asking === 'reject'
        ? calls.client.changes.reject.mutate({ ...seen, comment })
        : calls.client.changes.approve.mutate({ ...seen, comment }),
    close,
  );
  if (draft.breakGlass === 'no') return null;
  const last = reviews.reviews.at(-1);
  const who = last?.author?.name ?? t('somebody');
  return (
    <section aria-label={t('alone.title')} className="card flex flex-col gap-3 px-4 py-3">
      <p className="text-warn">{t('alone.went')}</p>
      {draft.breakGlass === 'reviewed' && last !== undefined ? (
        <p className="break-words">
          {t(last.decision === 'approve' ? 'alone.right' : 'alone.wrong', { name: who })}
          {last.comment === null ? null : <span className="block text-ink-2">{last.comment}</span>}
        </p>
      ) : (
        <div className="flex flex-wrap gap-1.5">
          {(['approve', 'reject'] as const).map((decision) => (
            <GuardedButton
              key={decision}
              guard={reviews.can.review}
              asked={{ title: t(`alone.${decision}`) }}
              onPress={() => setAsking(decision)}
            >
              {t(`alone.${decision}`)}
            </GuardedButton>
          ))}
        </div>
      )}
      {asking === null ? null : (
        <WordsDialog
          longest={500}
          title={t(`alone.${asking}`)}
          effect={t('alone.reviewEffect')}
          label={t('comment')}
          missing={asking === 'reject' ? t('rejectMissing') : null}
          action={t(`alone.${asking}`)}
          look={asking === 'reject' ? 'danger' : 'primary'}
          sending={review}
          onClose={close}
          onSend={(words) => review.mutate(words)}
        />
      )}
    </section>
  );
}
