import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/views';
import { Section } from '../../parts/section.tsx';

/** Why a request came to its reader, and what their approval would bring about. */
export function WhyYou({ request: { why, causes } }: { readonly request: RequestView }) {
  const t = useTranslations('approvals');
  if (why.length === 0 && causes === null) return null;
  return (
    <Section level={3} title={t('whyYou')} className="flex flex-col gap-1.5">
      {why.map((sentence) => (
        <p key={sentence} className="first-letter:uppercase">
          {sentence}
        </p>
      ))}
      {causes === null ? null : (
        <p className="flex items-start gap-2 text-ink-2">
          <ArrowRight size={14} aria-hidden className="mt-0.5 shrink-0 text-accent" />
          <span>
            {t('causes')} <span className="text-ink">{causes}</span>
          </span>
        </p>
      )}
    </Section>
  );
}
