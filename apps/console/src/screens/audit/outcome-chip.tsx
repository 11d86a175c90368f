import { Ban, Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../parts/chip.tsx';

/** Whether it was done or refused: a glyph, a word and a colour. */
export function OutcomeChip({ outcome }: { readonly outcome: 'allow' | 'deny' }) {
  const t = useTranslations('audit');
  const Icon = outcome === 'allow' ? Check : Ban;
  return (
    <Chip tone={outcome === 'allow' ? 'gain' : 'loss'} icon={<Icon size={12} aria-hidden />}>
      {t(`outcome.${outcome}`)}
    </Chip>
  );
}
