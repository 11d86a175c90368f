import { useTranslations } from 'use-intl';
import type { PolicyProblemView } from '@remit/api/people/person-impact-views';
import { Section } from '../../parts/section.tsx';

/** Why a draft is no policy, problem by problem, each with its place. */
export function DraftProblems({ problems }: { readonly problems: readonly PolicyProblemView[] }) {
  const t = useTranslations('draftImpact');
  return (
    <Section
      level={2}
      title={t('invalid')}
      titleClass="text-base font-medium"
      className="flex flex-col gap-2"
    >
      <p className="text-ink-2">{t('invalidReason')}</p>
      <ul className="flex flex-col gap-2">
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`} className="rounded-md bg-loss-tint px-3 py-2 text-loss">
            {message} <span className="block font-mono text-2xs">{path}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
