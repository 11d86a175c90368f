import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { ReduceDialog } from './decide/reduce-dialog.tsx';
import { PayDialog } from './decide/pay-dialog.tsx';
import type { useDecide } from './decide/use-decide.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What is about to be done to a request and asks for something first. */
export type Asking = 'approve' | 'reject' | 'ask' | 'reduce' | 'withdraw' | 'pay';

interface RequestDialogsProps {
  readonly request: RequestView;
  readonly asking: Asking | null;
  readonly decide: ReturnType<typeof useDecide>;
  readonly onClose: () => void;
}

/** What the actions on a request ask for before they are taken: words, an amount, or a confirmation. */
export function RequestDialogs({ request, asking, decide, onClose }: RequestDialogsProps) {
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  const { number } = request;
  const name = request.submitter?.name ?? t('someone');
  return (
    <>
      <WordsDialog
        longest={2_000}
        open={asking === 'approve'}
        title={t('approveNumber', { number })}
        effect={words('approveEffect')}
        label={words('approveReason')}
        missing={words('approveReasonMissing')}
        action={t('approve')}
        look="primary"
        sending={null}
        onClose={onClose}
        onSend={(comment) => decide.hold({ kind: 'approve', comment })}
      />
      <WordsDialog
        longest={2_000}
        open={asking === 'reject'}
        title={t('rejectNumber', { number })}
        effect={t('rejectEffect', { name })}
        label={t('rejectReason')}
        missing={t('rejectReasonMissing')}
        action={t('reject')}
        look="danger"
        sending={null}
        onClose={onClose}
        onSend={(comment) => decide.hold({ kind: 'reject', comment })}
      />
      <WordsDialog
        longest={2_000}
        open={asking === 'ask'}
        title={words('askNumber', { number })}
        effect={words('askEffect', { name })}
        label={words('askQuestion')}
        missing={words('askMissing')}
        action={words('ask')}
        look="primary"
        sending={decide.ask}
        onClose={onClose}
        onSend={(comment) => decide.ask.mutate(comment)}
      />
      {request.amount === null ? null : (
        <ReduceDialog
          open={asking === 'reduce'}
          request={request}
          asked={request.amount}
          onClose={onClose}
          onSend={(amount, comment) => decide.hold({ kind: 'reduce', amount, comment })}
        />
      )}
      <PayDialog
        open={asking === 'pay'}
        request={request}
        pending={decide.pay.isPending}
        onClose={onClose}
        onPay={() => decide.pay.mutate()}
      />
      <WithdrawDialog
        open={asking === 'withdraw'}
        request={request}
        pending={decide.withdraw.isPending}
        onClose={onClose}
        onWithdraw={() => decide.withdraw.mutate()}
      />
    </>
  );
}
