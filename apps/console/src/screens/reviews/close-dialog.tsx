import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReviewEffectView, ReviewSummary } from '@remit/api/reviews/reviews-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { EffectOnPeople } from '../groups/effect-on-people.tsx';

interface CloseDialogProps {
  readonly review: ReviewSummary;
  readonly onClose: () => void;
}

/** The one confirmation before a review is closed: what ends by it, what that does to whom, and what stays. */
export function CloseDialog({ review, onClose }: CloseDialogProps) {
  const t = useTranslations('reviews');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const close = useMutation({
    mutationFn: (effectHash: string) => calls.client.reviews.close.mutate({ id: review.id, effectHash }),
    onSuccess: async ({ removed, reduced, refused }) => {
      toast(t('closed', { count: removed + reduced }), refused === 0 ? '' : t('closedRefused', { refused }));
      onClose();
      // What ended shows wherever people and groups do.
      await cache.invalidateQueries();
    },
    onError: (failure) => {
      tellFailure(failure);
      // What was accepted may not be what it would do any more: it is shown anew.
      void effect.refetch();
    },
  });
  const effect = useQuery({
    ...calls.options.reviews.previewClose.queryOptions({ id: review.id }),
    staleTime: 0,
    // Once it is closed there is nothing to ask: what closing changes makes every other page ask anew.
    enabled: close.isIdle || close.isError,
  });
  const { data } = effect;
  return (
    <Dialog open onClose={onClose} title={t('closeTitle', { name: review.name })}>
      <div aria-live="polite">
        {effect.error === null ? null : <p className="text-loss">{problemOf(effect.error).message}</p>}
        {effect.isPending ? <p className="text-ink-2">{t('checking')}</p> : null}
        {data === undefined ? null : <Effect effect={data} />}
      </div>
      <DialogActions onCancel={onClose} className="mt-4">
        {data === undefined ? null : (
          <Button
            look={data.removed + data.reduced === 0 ? 'primary' : 'danger'}
            pending={close.isPending}
            onClick={() => close.mutate(data.effectHash)}
          >
            {t('close')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Effect({ effect }: { readonly effect: ReviewEffectView }) {
  const t = useTranslations('reviews');
  const { removed, reduced, undecided, refused } = effect;
  return (
    <div className="flex flex-col gap-3">
      <p>
        {t('ends', { count: removed })} {reduced === 0 ? null : t('shortens', { count: reduced })}{' '}
        {undecided === 0 ? null : t('leaves', { count: undecided })}
      </p>
      {refused.length === 0 ? null : (
        <ul aria-label={t('wouldStay')} className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          {refused.map(({ name, roleLabel: role, why }) => (
            <li key={`${name} ${role}`}>{t('stays', { name, role, why })}</li>
          ))}
        </ul>
      )}
      <EffectOnPeople effect={effect} />
    </div>
  );
}
