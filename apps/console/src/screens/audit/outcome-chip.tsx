import { Ban, Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../parts/chip.tsx';

interface OutcomeChipProps {
  readonly outcome: 'allow' | 'deny';
  /** In a narrow list the glyph stands alone, and its word is there to be heard. */
  readonly brief?: boolean;
}

/** Whether it was done or refused: a glyph, a word and a colour. */
export function OutcomeChip({ outcome, brief = false }: OutcomeChipProps) {
  const t = useTranslations('audit');
  const Icon = outcome === 'allow' ? Check : Ban;
  return (
    <Chip tone={outcome === 'allow' ? 'gain' : 'loss'} icon={<Icon size={12} aria-hidden />}>
      <span className={brief ? 'max-sm:sr-only' : undefined}>{t(`outcome.${outcome}`)}</span>
    </Chip>
  );
}
