import { Check, Undo2, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/views';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useWhy } from '../../parts/why-context.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { isTyping } from '../../shell/use-go-keys.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { whyApprove } from './why-approve.ts';
import { useDecide } from './use-decide.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface RequestActionsProps {
  readonly request: RequestView;
  /** Whether A and R decide, as they do in the inbox. */
  readonly keys: boolean;
  /** Whether its reader asked for it: then it is theirs to withdraw, and nothing else. */
  readonly asked: boolean;
  readonly onDecided?: () => void;
}

/** Approve, reject, withdraw: each guarded by the server's own answer, each saying why it refuses. */
export function RequestActions({ request, keys, asked, onDecided }: RequestActionsProps) {
  const t = useTranslations('request');
  const me = useMe();
  const why = useWhy();
  const [asking, setAsking] = useState<'reject' | 'withdraw' | null>(null);
  const { approve, reject, withdraw } = useDecide(request, () => {
    setAsking(null);
    onDecided?.();
  });
  const waiting = request.status === 'waiting';
  const whyOf = (title: string) => ({
    title,
    deciders: request.deciders,
    decidersTotal: request.decidersTotal,
  });
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (
      !keys ||
      !waiting ||
      asking !== null ||
      isTyping(event) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    if (event.key === '?') {
      event.preventDefault();
      why(whyApprove(request, t('approveNumber', { number: request.number })));
      return;
    }
    const guard = event.key === 'a' ? request.approve : event.key === 'r' ? request.reject : null;
    if (guard === null) return;
    event.preventDefault();
    const title = t(event.key === 'a' ? 'approveNumber' : 'rejectNumber', { number: request.number });
    if (!guard.allowed)
      why({ outcome: 'deny', sentences: [guard.reason], next: guard.next, ...whyOf(title) });
    else if (event.key === 'r') setAsking('reject');
    else if (!approve.isPending) approve.mutate();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!waiting) return null;
  const own = request.submitter?.id === me.person.id;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:sticky max-sm:bottom-0 max-sm:order-last max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-4 max-sm:py-3">
      {asked ? null : (
        <>
          <GuardedButton
            look="primary"
            icon={<Check size={15} aria-hidden />}
            guard={request.approve}
            pending={approve.isPending}
            onPress={() => approve.mutate()}
            asked={whyOf(t('approveNumber', { number: request.number }))}
            aria-keyshortcuts={keys ? 'a' : undefined}
            className="max-sm:flex-1"
          >
            {t('approve')}
          </GuardedButton>
          <GuardedButton
            look="danger"
            icon={<X size={15} aria-hidden />}
            guard={request.reject}
            pending={reject.isPending}
            onPress={() => setAsking('reject')}
            asked={whyOf(t('rejectNumber', { number: request.number }))}
            aria-keyshortcuts={keys ? 'r' : undefined}
            className="max-sm:flex-1"
          >
            {t('reject')}
          </GuardedButton>
        </>
      )}
      {own ? (
        <GuardedButton
          look="plain"
          icon={<Undo2 size={15} aria-hidden />}
          guard={request.withdraw}
          pending={withdraw.isPending}
          onPress={() => setAsking('withdraw')}
          asked={{ title: t('withdrawNumber', { number: request.number }) }}
        >
          {t('withdraw')}
        </GuardedButton>
      ) : null}
      {keys ? <p className="ml-auto text-xs text-ink-3 max-sm:hidden">{t('keys')}</p> : null}
      <RejectDialog
        open={asking === 'reject'}
        request={request}
        pending={reject.isPending}
        onClose={() => setAsking(null)}
        onReject={(comment) => reject.mutate(comment)}
      />
      <WithdrawDialog
        open={asking === 'withdraw'}
        request={request}
        pending={withdraw.isPending}
        onClose={() => setAsking(null)}
        onWithdraw={() => withdraw.mutate()}
      />
    </div>
  );
}
