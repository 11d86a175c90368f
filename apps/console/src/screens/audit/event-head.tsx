import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { Chip } from '../../parts/chip.tsx';
import { actionWords } from './audit-words.ts';
import { OutcomeChip } from './outcome-chip.tsx';

/** What was done, how it ended, and whether it is sealed. */
export function EventHead({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  const words = useTranslations('audit');
  return (
    <header>
      <h2 className="text-lg font-semibold tracking-tight sm:pr-9">{actionWords(words, event.action)}</h2>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <OutcomeChip outcome={event.outcome} />
        {event.sequence === null ? (
          <Chip tone="warn">{t('waiting')}</Chip>
        ) : (
          <span className="figures text-xs text-ink-3">
            {t('sealed', { sequence: event.sequence, head: event.head })}
          </span>
        )}
      </p>
    </header>
  );
}
