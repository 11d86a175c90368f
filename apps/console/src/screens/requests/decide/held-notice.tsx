import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { HeldDecision } from '../../../data/held-decision.ts';
import { heldDecisionsOf } from '../../../data/held-decisions.ts';
import { Button } from '../../../parts/button.tsx';
import { useCalls } from '../../../shell/tenant-context.ts';
import { HeldTime } from './held-time.tsx';

/** Takes the place of the decisions once one was taken: it stands, and can be taken back for as long as it is held. */
export function HeldNotice({ held: { request, sendsAt, standing } }: { readonly held: HeldDecision }) {
  const t = useTranslations('approvals.held');
  const { takeBack } = heldDecisionsOf(useCalls());
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-tint px-3 py-2.5">
      <Clock size={16} aria-hidden className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1 basis-48">
        {t('yours')}{' '}
        <span className="text-ink-2">
          {standing.kind === 'held' ? <HeldTime sendsAt={sendsAt} /> : t('sending')}
        </span>
      </p>
      {standing.kind === 'held' ? (
        <Button onClick={() => takeBack(request.id)}>{t('takeBack')}</Button>
      ) : null}
    </div>
  );
}
