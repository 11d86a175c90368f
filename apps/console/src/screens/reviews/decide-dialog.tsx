import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewVerdict } from '@remit/api/reviews-views';
import { DateField } from '../../parts/date-field.tsx';
import { WordsDialog } from '../../parts/words-dialog.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

interface DecideDialogProps {
  readonly review: string;
  readonly assignments: readonly string[];
  readonly verdict: ReviewVerdict;
  readonly title: string;
  readonly lead?: string;
  readonly onClose: () => void;
}

/** Asks why, and of what is reduced until when, and decides lines with that. */
export function DecideDialog({ review, assignments, verdict, title, lead, onClose }: DecideDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const cache = useQueryClient();
  const { tenant } = useMe();
  const [day, setDay] = useState('');
  const reduces = verdict === 'reduce';
  const until = reduces ? endOfDay(day, tenant.timeZone) : null;
  const decide = useMutation({
    mutationFn: (reason: string) =>
      calls.client.reviews.decide.mutate({ id: review, assignments, verdict, until, reason }),
    onSuccess: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.reviews.pathKey() }),
  });
  return (
    <WordsDialog
      title={title}
      effect={lead}
      label={t('reason')}
      missing={t('reasonMissing')}
      longest={500}
      action={t(verdict)}
      look={verdict === 'remove' ? 'danger' : 'primary'}
      sending={decide}
      ready={!reduces || until !== null}
      onClose={onClose}
      onSend={(reason) => decide.mutate(reason)}
    >
      {(tried) =>
        reduces ? (
          <DateField
            label={t('reduceUntil')}
            hint={tenant.timeZone}
            error={tried && until === null ? t('dueMissing') : null}
            value={day}
            onChange={setDay}
          />
        ) : null
      }
    </WordsDialog>
  );
}
