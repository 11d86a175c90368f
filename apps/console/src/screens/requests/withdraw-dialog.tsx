import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';

interface WithdrawDialogProps {
  readonly open: boolean;
  readonly request: RequestView;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onWithdraw: () => void;
}

/** One confirmation that states the effect: a withdrawn request cannot be taken up again. */
export function WithdrawDialog({ open, request, pending, onClose, onWithdraw }: WithdrawDialogProps) {
  const t = useTranslations('request');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('withdrawNumber', { number: request.number })}
      description={t('withdrawEffect', { count: request.decidersTotal })}
    >
      <DialogActions onCancel={onClose}>
        <Button look="danger" pending={pending} onClick={onWithdraw}>
          {t('withdraw')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
