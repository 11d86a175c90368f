import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, inputLook } from '../../parts/field.tsx';

interface RejectDialogProps {
  readonly open: boolean;
  readonly request: RequestView;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onReject: (comment: string) => void;
}

/** Rejecting asks for the reason that its submitter will read. */
export function RejectDialog({ open, request, pending, onClose, onReject }: RejectDialogProps) {
  const t = useTranslations('request');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('rejectNumber', { number: request.number })}
      description={t('rejectEffect', { name: request.submitter?.name ?? t('someone') })}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (comment.trim() === '') setMissing(true);
          else onReject(comment.trim());
        }}
      >
        <Field
          label={t('rejectReason')}
          error={missing && comment.trim() === '' ? t('rejectReasonMissing') : null}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={4}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              className={`${inputLook} h-auto py-2`}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look="danger" pending={pending}>
            {t('reject')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
