import { useTranslations } from 'use-intl';
import type { HeldDecision } from '../../../data/held-decision.ts';
import { heldDecisionsOf } from '../../../data/held-decisions.ts';
import { Button } from '../../../parts/button.tsx';
import { useCalls } from '../../../shell/tenant-context.ts';
import { HeldTime } from './held-time.tsx';

/** Several decisions on their way in one line: taken back, or sent, together. */
export function HeldGroup({ held }: { readonly held: readonly HeldDecision[] }) {
  const t = useTranslations('approvals.held');
  const { takeBack, sendAll } = heldDecisionsOf(useCalls());
  const waiting = held.filter(({ standing }) => standing.kind === 'held');
  const first = Math.min(...waiting.map(({ sendsAt }) => sendsAt));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-b-0 sm:px-6">
      <p className="min-w-0 flex-1 basis-52">
        <span role="status" className="font-medium">
          {t('several', { count: held.length })}
        </span>{' '}
        <span className="block text-xs text-ink-2">
          {waiting.length > 0 ? <HeldTime sendsAt={first} /> : t('sending')}
        </span>
      </p>
      {waiting.length === 0 ? null : (
        <div className="flex gap-2">
          <Button
            onClick={() => {
              for (const { request } of waiting) takeBack(request.id);
            }}
          >
            {t('takeAllBack')}
          </Button>
          <Button look="ghost" onClick={() => void sendAll()}>
            {t('sendAllNow')}
          </Button>
        </div>
      )}
    </div>
  );
}
