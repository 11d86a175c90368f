import { useTranslations } from 'use-intl';
import { itemSentence, type SaidItem } from '@remit/policy/words/item-sentence';
import { Section } from '../../parts/section.tsx';
import type { settledTruth } from './look-closer.ts';
import { SentenceView } from './sentence-view.tsx';
import type { usePolicyNames } from './use-policy-names.ts';

interface RuleSentenceProps {
  readonly item: SaidItem;
  readonly names: ReturnType<typeof usePolicyNames>;
  /** Conditions of it that are always or never true, by what they are called. */
  readonly truths: readonly {
    readonly path: string;
    readonly label: string;
    readonly truth: NonNullable<ReturnType<typeof settledTruth>>;
  }[];
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
}

/** A rule as a sentence, with its reason; and what of it says nothing. */
export function RuleSentence({ item, names, truths, chosen, onChoose }: RuleSentenceProps) {
  const t = useTranslations('rules');
  return (
    <Section level={2} title={t('sentence')}>
      <div className="card mt-2 px-4 py-3">
        <SentenceView parts={itemSentence(item, names)} chosen={chosen} onChoose={onChoose} />
        {'because' in item.entry && item.entry.because !== undefined ? (
          <p className="mt-1 text-ink-2">
            {t('because')}: {item.entry.because}
          </p>
        ) : null}
        {truths.map(({ path, label, truth }) => (
          <p key={path} className="mt-1 text-warn">
            {label}: {t(truth)}
          </p>
        ))}
      </div>
    </Section>
  );
}
