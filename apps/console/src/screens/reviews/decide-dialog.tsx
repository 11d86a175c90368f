import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewVerdict } from '@remit/api/reviews-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { areaLook, Field, inputLook } from '../../parts/field.tsx';
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
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const written = reason.trim();
  const reduces = verdict === 'reduce';
  const until = reduces ? endOfDay(day, tenant.timeZone) : null;
  const whole = written !== '' && (!reduces || until !== null);
  const decide = useMutation({
    mutationFn: () =>
      calls.client.reviews.decide.mutate({ id: review, assignments, verdict, until, reason: written }),
    onSuccess: onClose,
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.reviews.pathKey() }),
  });
  return (
    <Dialog open onClose={onClose} title={title} description={lead}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (whole && !decide.isPending) decide.mutate();
        }}
      >
        {reduces ? (
          <Field
            label={t('reduceUntil')}
            hint={tenant.timeZone}
            error={tried && until === null ? t('dueMissing') : null}
          >
            {(wiring) => (
              <input
                {...wiring}
                type="date"
                value={day}
                onChange={({ target }) => setDay(target.value)}
                className={inputLook}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('reason')} error={tried && written === '' ? t('reasonMissing') : null}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              className={areaLook}
            />
          )}
        </Field>
        {decide.error === null ? null : (
          <p role="alert" className="text-loss">
            {problemOf(decide.error).message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look={verdict === 'remove' ? 'danger' : 'primary'} pending={decide.isPending}>
            {t(verdict)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
