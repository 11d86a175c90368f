import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/request-views';
import type { Amount } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { areaLook, Field, inputLook } from '../../parts/field.tsx';
import { minorDigits, moneyText } from '../../parts/money-text.ts';
import { parseAmount } from '../../parts/parse-amount.ts';

interface ReduceDialogProps {
  readonly open: boolean;
  readonly request: RequestView;
  readonly asked: Amount;
  readonly onClose: () => void;
  readonly onSend: (amount: Amount, comment: string) => void;
}

/** Approves less than was asked for: how much, and why. */
export function ReduceDialog({ open, request, asked, onClose, onSend }: ReduceDialogProps) {
  const t = useTranslations('approvals');
  const words = useTranslations('request');
  const fields = useTranslations('newRequest');
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const { currency } = asked;
  const parsed = parseAmount(typed, currency, navigator.language);
  const example = new Intl.NumberFormat(navigator.language, {
    minimumFractionDigits: minorDigits(currency),
  }).format(1250);
  const error = amountError();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('reduceNumber', { number: request.number })}
      description={t('reduceEffect', {
        name: request.submitter?.name ?? words('someone'),
        amount: moneyText(asked, locale),
      })}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (parsed.kind !== 'amount' || parsed.minor >= asked.minor || comment.trim() === '') return;
          onSend({ minor: parsed.minor, currency }, comment.trim());
        }}
      >
        <Field
          label={fields('amount')}
          error={error}
          hint={
            parsed.kind === 'amount'
              ? fields('amountRead', { amount: moneyText({ minor: parsed.minor, currency }, locale) })
              : fields('amountHint', { example })
          }
        >
          {(wiring) => (
            <input
              {...wiring}
              required
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className={`${inputLook} figures text-right`}
            />
          )}
        </Field>
        <Field
          label={t('reduceReason')}
          error={tried && comment.trim() === '' ? t('reduceReasonMissing') : null}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              className={areaLook}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words('cancel')}</Button>
          <Button submits look="primary">
            {t('reduce')}
          </Button>
        </div>
      </form>
    </Dialog>
  );

  function amountError(): string | null {
    switch (parsed.kind) {
      case 'amount':
        return parsed.minor < asked.minor ? null : t('reduceNotLess', { amount: moneyText(asked, locale) });
      case 'empty':
        return tried ? fields('amountError.missing', { example }) : null;
      case 'not-a-number':
        return fields('amountError.notANumber', { example });
      case 'too-precise':
        return fields('amountError.tooPrecise', { currency, digits: minorDigits(currency), example });
      case 'too-large':
        return fields('amountError.tooLarge');
      default:
        return parsed satisfies never;
    }
  }
}
