import { useTranslations } from 'use-intl';
import type { SentencePart } from '@remit/policy/words/sentence-part';

interface SentenceViewProps {
  readonly parts: readonly SentencePart[];
  /** The part that is being looked at. */
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
}

/** A rule as it is read aloud. Each word that can be changed leads to where it is. */
export function SentenceView({ parts, chosen, onChoose }: SentenceViewProps) {
  const t = useTranslations('rules');
  return (
    <p className="text-lg leading-8 text-pretty" data-testid="sentence">
      {parts
        .map((part, at) => ({ ...part, key: `${at} ${part.text}` }))
        .map(({ text, path, key }) =>
          path === null ? (
            <span key={key}>{text}</span>
          ) : (
            <button
              key={key}
              type="button"
              aria-label={t('part', { words: text })}
              aria-current={path === chosen ? 'true' : undefined}
              onClick={() => onChoose(path)}
              className="rounded-sm border-b border-dashed border-line-strong px-px text-left hover:bg-accent-tint hover:text-accent aria-[current=true]:bg-accent-tint aria-[current=true]:text-accent"
            >
              {text}
            </button>
          ),
        )}
    </p>
  );
}
