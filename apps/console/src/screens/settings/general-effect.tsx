import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TenantConfigDraft } from '../../data/contract/tenant-calls.ts';
import { Section } from '../../parts/section.tsx';
import { readerLocale } from '../../words/words.tsx';

interface GeneralEffectProps {
  readonly before: TenantConfigDraft;
  readonly after: TenantConfigDraft;
}

/** What an edit of the general settings comes to, a sentence for each field. */
export function GeneralEffect({ before, after }: GeneralEffectProps) {
  const t = useTranslations('general');
  const line = useTranslations('general.line');
  const [opened] = useState(() => Date.now());
  const lines: string[] = [];
  if (after.name !== before.name) lines.push(line('name', { before: before.name, after: after.name }));
  if (after.accent !== before.accent) {
    lines.push(line('accent', { before: before.accent, after: after.accent }));
  }
  if (after.timeZone !== before.timeZone) {
    const now = new Intl.DateTimeFormat(readerLocale(), {
      timeZone: after.timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(opened);
    lines.push(line('timeZone', { before: before.timeZone, after: after.timeZone, now }));
  }
  if (after.baseCurrency !== before.baseCurrency) {
    lines.push(line('baseCurrency', { before: before.baseCurrency, after: after.baseCurrency }));
  }
  if (after.secondPerson !== before.secondPerson) lines.push(line(after.secondPerson ? 'together' : 'alone'));
  return (
    <Section
      level={2}
      title={t('effect')}
      titleClass="border-b border-line px-4 py-2 font-medium"
      className="card w-full"
    >
      <div className="px-4 py-3" aria-live="polite">
        {lines.length === 0 ? (
          <p className="text-ink-2">{t('unchanged')}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {lines.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
