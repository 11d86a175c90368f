import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import type { Amount } from '@remit/api/views';
import { minorDigits, moneyText } from '../../../parts/money-text.ts';
import { parseAmount } from '../../../parts/fields/parse-amount.ts';
import { TextField } from '../../../parts/fields/text-field.tsx';
import { WordsDialog } from '../../../parts/dialogs/words-dialog.tsx';

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
  const { currency } = asked;
  const parsed = parseAmount(typed, currency, navigator.language);
  const example = new Intl.NumberFormat(navigator.language, {
    minimumFractionDigits: minorDigits(currency),
  }).format(1250);
  return (
    <WordsDialog
      open={open}
      onClose={onClose}
      title={t('reduceNumber', { number: request.number })}
      effect={t('reduceEffect', {
        name: request.submitter?.name ?? words('someone'),
        amount: moneyText(asked, locale),
      })}
      label={t('reduceReason')}
      missing={t('reduceReasonMissing')}
      longest={2_000}
      action={t('reduce')}
      look="primary"
      sending={null}
      ready={parsed.kind === 'amount' && parsed.minor < asked.minor}
      onSend={(comment) => {
        if (parsed.kind === 'amount') onSend({ minor: parsed.minor, currency }, comment);
      }}
    >
      {(tried) => (
        <TextField
          label={fields('amount')}
          error={amountError(tried)}
          hint={
            parsed.kind === 'amount'
              ? fields('amountRead', { amount: moneyText({ minor: parsed.minor, currency }, locale) })
              : fields('amountHint', { example })
          }
          required
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          className="figures text-right"
          onChange={setTyped}
        />
      )}
    </WordsDialog>
  );

  function amountError(tried: boolean): string | null {
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
