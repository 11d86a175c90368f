import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface PassDialogProps {
  readonly review: string;
  readonly assignment: string;
  readonly title: string;
  readonly to: PersonChip;
  readonly onClose: () => void;
}

/** Asks why somebody cannot tell whether a line is needed, and gives it to the next who can. */
export function PassDialog({ review, assignment, title, to, onClose }: PassDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const cache = useQueryClient();
  const pass = useMutation({
    mutationFn: (reason: string) =>
      calls.client.reviews.pass.mutate({ id: review, assignments: [assignment], reason }),
    onSuccess: onClose,
    onSettled: () => cache.invalidateQueries(),
  });
  return (
    <WordsDialog
      title={title}
      effect={t('passLead', to)}
      label={t('reason')}
      missing={t('reasonMissing')}
      longest={500}
      action={t('pass')}
      look="primary"
      sending={pass}
      onClose={onClose}
      onSend={(reason) => pass.mutate(reason)}
    />
  );
}
