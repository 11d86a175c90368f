import { useTranslations } from 'use-intl';
import type { AuditEventView } from '@remit/api/audit/audit-views';
import { Section } from '../../parts/section.tsx';

/** Why it ended so, and what would have refused it, had it counted. */
export function EventReasons({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations('audit.event');
  return (
    <Section level={3} title={t('reasons')}>
      {event.sentences.length === 0 ? (
        <p className="mt-1 text-ink-2">{t('noReasons')}</p>
      ) : (
        <ul className="mt-1 flex flex-col gap-1">
          {event.sentences.map((sentence) => (
            <li key={sentence} className="border-l-2 border-line pl-3">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {event.reported.map((name) => (
        <p key={name} className="mt-1 border-l-2 border-warn pl-3">
          {t('reported', { name: name.replace(/^[a-z]+\./, '') })}
        </p>
      ))}
    </Section>
  );
}
