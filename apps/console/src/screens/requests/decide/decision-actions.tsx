import { Check, CircleHelp, Coins, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { decidingQuestion } from './deciding-question.ts';

interface DecisionActionsProps {
  readonly request: RequestView;
  /** Whether A, R and Q do the same. */
  readonly keys: boolean;
  /** Whether a question is on its way. */
  readonly asking: boolean;
  readonly onApprove: () => void;
  readonly onReject: () => void;
  readonly onAsk: () => void;
  readonly onReduce: () => void;
}

/** The ways of deciding a request that waits. */
export function DecisionActions({ request, keys, asking, ...deeds }: DecisionActionsProps) {
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  const { number } = request;
  return (
    <>
      <GuardedButton
        look="primary"
        icon={<Check size={15} aria-hidden />}
        guard={request.approve}
        onPress={deeds.onApprove}
        asked={decidingQuestion(request, t('approveNumber', { number }))}
        aria-keyshortcuts={keys ? 'a' : undefined}
        className="max-sm:flex-1"
      >
        {t('approve')}
      </GuardedButton>
      <GuardedButton
        look="danger"
        icon={<X size={15} aria-hidden />}
        guard={request.reject}
        onPress={deeds.onReject}
        asked={decidingQuestion(request, t('rejectNumber', { number }))}
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
          pending={asking}
          onPress={deeds.onAsk}
          asked={decidingQuestion(request, words('askNumber', { number }))}
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
          onPress={deeds.onReduce}
          asked={decidingQuestion(request, words('reduceNumber', { number }))}
          className="max-sm:flex-1"
        >
          {words('reduce')}
        </GuardedButton>
      ) : null}
    </>
  );
}
