import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewDecision } from '@remit/api/reviews/reviews-views';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';
import { ReduceFields } from './reduce-fields.tsx';

interface DecideDialogProps {
  readonly review: string;
  readonly assignments: readonly string[];
  readonly decision: ReviewDecision;
  readonly title: string;
  readonly lead?: string;
  /** Folders that what is reduced can be kept in. */
  readonly folders: readonly string[];
  readonly onClose: () => void;
}

/** Asks why, and of what is reduced to how much, and decides lines with that. */
export function DecideDialog({
  review,
  assignments,
  decision,
  title,
  lead,
  folders,
  onClose,
}: DecideDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const cache = useQueryClient();
  const { tenant } = useMe();
  const [reduced, setReduced] = useState({ day: '', folder: '' });
  const until = endOfDay(reduced.day, tenant.timeZone);
  const folder = reduced.folder === '' ? null : reduced.folder;
  const problem =
    folder !== null && !folders.includes(folder)
      ? 'folder'
      : decision === 'reduce' && until === null && folder === null
        ? 'nothing'
        : null;
  const decide = useMutation({
    mutationFn: (reason: string) =>
      calls.client.reviews.decide.mutate({ id: review, assignments, decision, until, folder, reason }),
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
      action={t(decision)}
      look={decision === 'remove' ? 'danger' : 'primary'}
      sending={decide}
      ready={problem === null}
      onClose={onClose}
      onSend={(reason) => decide.mutate(reason)}
    >
      {(tried) =>
        decision === 'reduce' ? (
          <ReduceFields
            value={reduced}
            onChange={setReduced}
            folders={folders}
            problem={tried ? problem : null}
          />
        ) : null
      }
    </WordsDialog>
  );
}
