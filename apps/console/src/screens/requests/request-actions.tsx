import { useNavigate } from '@tanstack/react-router';
import { Banknote, Check, CircleHelp, Coins, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/request-views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useWhy } from '../../parts/why-context.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { useSingleKeys } from '../../shell/use-single-keys.ts';
import { OwnActions } from './own-actions.tsx';
import { RequestDialogs, type Asking } from './request-dialogs.tsx';
import { useDecide } from './use-decide.ts';
import { whyApprove } from './why-approve.ts';
import { isOwn } from './is-own.ts';

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
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  const me = useMe();
  const navigate = useNavigate();
  const why = useWhy();
  const [asking, setAsking] = useState<Asking | null>(null);
  const decide = useDecide(request, () => {
    setAsking(null);
    onDecided?.();
  });
  const { number } = request;
  const open = request.status === 'waiting' || request.status === 'information';
  const payable = request.status === 'approved' && !asked;
  const whyOf = (title: string) => ({
    title,
    deciders: request.deciders,
    decidersTotal: request.decidersTotal,
  });
  const approve = (): void => {
    // Where an approval asks for a comment, it is written before anything is held.
    if (request.whyApprove.obligations.includes('comment')) setAsking('approve');
    else decide.hold({ kind: 'approve', comment: null });
  };
  useSingleKeys((key) => {
    if (!keys || asking !== null) return false;
    if (key === 'h') {
      void navigate({ to: '/t/$tenant/delegations', params: { tenant: me.tenant.slug } });
      return true;
    }
    if (payable && key === 'p') {
      const title = words('payNumber', { number });
      if (request.pay.allowed) setAsking('pay');
      else why({ title, outcome: 'deny', sentences: [request.pay.reason], next: request.pay.next });
      return true;
    }
    if (!open) return false;
    if (key === '?') {
      why(whyApprove(request, t('approveNumber', { number })));
      return true;
    }
    if (key === 'q') {
      const title = words('askNumber', { number });
      if (request.ask.allowed) setAsking('ask');
      else why({ outcome: 'deny', sentences: [request.ask.reason], next: request.ask.next, ...whyOf(title) });
      return true;
    }
    const guard = key === 'a' ? request.approve : key === 'r' ? request.reject : null;
    if (guard === null) return false;
    const title = t(key === 'a' ? 'approveNumber' : 'rejectNumber', { number });
    if (!guard.allowed)
      why({ outcome: 'deny', sentences: [guard.reason], next: guard.next, ...whyOf(title) });
    else if (key === 'r') setAsking('reject');
    else approve();
    return true;
  });
  const own = isOwn(request, me.person.id);
  const ended = request.status === 'rejected' || request.status === 'expired';
  if (!open && !payable && !(own && ended)) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:sticky max-sm:bottom-0 max-sm:order-last max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-4 max-sm:py-3">
      {asked || !open ? null : (
        <>
          <GuardedButton
            look="primary"
            icon={<Check size={15} aria-hidden />}
            guard={request.approve}
            onPress={approve}
            asked={whyOf(t('approveNumber', { number }))}
            aria-keyshortcuts={keys ? 'a' : undefined}
            className="max-sm:flex-1"
          >
            {t('approve')}
          </GuardedButton>
          <GuardedButton
            look="danger"
            icon={<X size={15} aria-hidden />}
            guard={request.reject}
            onPress={() => setAsking('reject')}
            asked={whyOf(t('rejectNumber', { number }))}
            aria-keyshortcuts={keys ? 'r' : undefined}
            className="max-sm:flex-1"
          >
            {t('reject')}
          </GuardedButton>
          {/* Whoever cannot decide is told so by the two above; these are ways of deciding. */}
          {request.ask.allowed ? (
            <GuardedButton
              icon={<CircleHelp size={15} aria-hidden />}
              guard={request.ask}
              pending={decide.ask.isPending}
              onPress={() => setAsking('ask')}
              asked={whyOf(words('askNumber', { number }))}
              aria-keyshortcuts={keys ? 'q' : undefined}
              className="max-sm:flex-1"
            >
              {words('ask')}
            </GuardedButton>
          ) : null}
          {request.reduce.allowed && request.amount !== null ? (
            <GuardedButton
              icon={<Coins size={15} aria-hidden />}
              guard={request.reduce}
              onPress={() => setAsking('reduce')}
              asked={whyOf(words('reduceNumber', { number }))}
              className="max-sm:flex-1"
            >
              {words('reduce')}
            </GuardedButton>
          ) : null}
        </>
      )}
      {payable ? (
        <GuardedButton
          look="primary"
          icon={<Banknote size={15} aria-hidden />}
          guard={request.pay}
          pending={decide.pay.isPending}
          onPress={() => setAsking('pay')}
          asked={{ title: words('payNumber', { number }) }}
          aria-keyshortcuts={keys ? 'p' : undefined}
          className="max-sm:flex-1"
        >
          {words('pay')}
        </GuardedButton>
      ) : null}
      {own && !payable ? (
        <OwnActions
          request={request}
          withdrawing={decide.withdraw.isPending}
          onWithdraw={() => setAsking('withdraw')}
        />
      ) : null}
      {keys && open ? <p className="ml-auto text-xs text-ink-3 max-sm:hidden">{words('keys')}</p> : null}
      <RequestDialogs request={request} asking={asking} decide={decide} onClose={() => setAsking(null)} />
    </div>
  );
}
