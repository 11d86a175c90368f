import { CircleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { When } from '../../../parts/when.tsx';

/** Says that approvals were given of what a request no longer says, or where it no longer lies, and so count no more. */
export function VoidedNotice({ voided }: Pick<RequestView, 'voided'>) {
  const t = useTranslations('approvals');
  const format = useFormatter();
  if (voided === null) return null;
  const names = [...new Set(voided.approvals.map(({ person }) => person?.name ?? t('someone')))];
  return (
    <div className="flex items-start gap-2.5 rounded-lg bg-warn-tint px-3 py-2.5">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <p>
        {t(voided.by === 'move' ? 'voidedByMove' : 'voided', {
          count: voided.approvals.length,
          names: format.list(names),
        })}{' '}
        <span className="text-xs text-ink-2">
          {t(voided.by === 'move' ? 'movedAt' : 'voidedAt')} <When at={voided.at} exact />
        </span>
      </p>
    </div>
  );
}
