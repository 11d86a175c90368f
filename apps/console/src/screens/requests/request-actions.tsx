import { Banknote } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { DecisionActions } from './decide/decision-actions.tsx';
import { isOwn } from './is-own.ts';
import { OwnActions } from './own-actions.tsx';
import { RequestDialogs, type Asking } from './request-dialogs.tsx';
import { useDecide } from './decide/use-decide.ts';
import { useRequestKeys } from './use-request-keys.ts';

interface RequestActionsProps {
  readonly request: RequestView;
  /** Whether A and R decide, Q asks and H hands over, as they do in the inbox. */
  readonly keys: boolean;
  /** Whether its reader asked for it: then it is theirs to withdraw, and nothing else. */
  readonly asked: boolean;
  readonly onDecided?: () => void;
}

/** Approve, reject, ask, approve for less, pay, withdraw: each guarded by the server's own answer, each saying why it refuses. */
export function RequestActions({ request, keys, asked, onDecided }: RequestActionsProps) {
  const words = useTranslations('approvals');
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const decide = useDecide(request, () => {
    setAsking(null);
    onDecided?.();
  });
  const { number } = request;
  const open = request.status === 'waiting' || request.status === 'information';
  const payable = request.status === 'approved' && !asked;
  const approve = (): void => {
    // Where an approval asks for a comment, it is written before anything is held.
    if (request.whyApprove.obligations.includes('comment')) setAsking('approve');
    else decide.hold({ kind: 'approve', comment: null });
  };
  const ask = (about: Asking) => (): void => setAsking(about);
  useRequestKeys(
    keys && asking === null ? request : null,
    { open, payable },
    { approve, reject: ask('reject'), ask: ask('ask'), pay: ask('pay') },
  );
  const own = isOwn(request, me.person.id);
  const ended = request.status === 'rejected' || request.status === 'expired';
  if (!open && !payable && !(own && ended)) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:sticky max-sm:bottom-0 max-sm:order-last max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-4 max-sm:py-3">
      {asked || !open ? null : (
        <DecisionActions
          request={request}
          keys={keys}
          asking={decide.ask.isPending}
          onApprove={approve}
          onReject={ask('reject')}
          onAsk={ask('ask')}
          onReduce={ask('reduce')}
        />
      )}
      {payable ? (
        <GuardedButton
          look="primary"
          icon={<Banknote size={15} aria-hidden />}
          guard={request.pay}
          pending={decide.pay.isPending}
          onPress={ask('pay')}
          asked={{ title: words('payNumber', { number }) }}
          aria-keyshortcuts={keys ? 'p' : undefined}
          className="max-sm:flex-1"
        >
          {words('pay')}
        </GuardedButton>
      ) : null}
      {own && !payable ? (
        <OwnActions request={request} withdrawing={decide.withdraw.isPending} onWithdraw={ask('withdraw')} />
      ) : null}
      {keys && open ? <p className="ml-auto text-xs text-ink-3 max-sm:hidden">{words('keys')}</p> : null}
      <RequestDialogs request={request} asking={asking} decide={decide} onClose={() => setAsking(null)} />
    </div>
  );
}
