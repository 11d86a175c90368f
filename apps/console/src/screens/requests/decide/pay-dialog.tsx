import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../../parts/dialogs/dialog-actions.tsx';
import { moneyText } from '../../../parts/money-text.ts';

interface PayDialogProps {
  readonly open: boolean;
  readonly request: RequestView;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onPay: () => void;
}

/** One confirmation that states the effect: what is paid is paid, and stays so. */
export function PayDialog({ open, request, pending, onClose, onPay }: PayDialogProps) {
  const t = useTranslations('approvals');
  const locale = useLocale();
  const amount = request.amount === null ? '' : moneyText(request.amount, locale);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('payNumber', { number: request.number })}
      description={t('payEffect', { amount, payee: request.payee ?? t('nobodyNamed') })}
    >
      <DialogActions onCancel={onClose}>
        <Button look="primary" pending={pending} onClick={onPay}>
          {t('pay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
