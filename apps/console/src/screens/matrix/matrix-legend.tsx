import { useTranslations } from 'use-intl';
import { marks } from './matrix-marks.tsx';

const kinds = ['all', 'own', 'limited', 'rule', 'inherited', 'needed', 'mixed', 'none'] as const;

interface MatrixLegendProps {
  readonly keys: 'keys' | 'roleKeys';
  /** Whether what nobody used is marked. */
  readonly unused?: boolean;
}

/** What the glyphs say, and the keys that set them. */
export function MatrixLegend({ keys, unused = false }: MatrixLegendProps) {
  const t = useTranslations('matrix');
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-xs text-ink-3">
      {[...kinds, ...(unused ? (['unused'] as const) : [])].map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1">
          {marks[kind]}
          {t(`legend.${kind}`)}
        </span>
      ))}
      <span className="max-sm:hidden">{t(keys)}</span>
    </p>
  );
}
