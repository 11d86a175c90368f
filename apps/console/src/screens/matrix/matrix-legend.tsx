import { useTranslations } from 'use-intl';
import { marks } from './matrix-marks.tsx';

const kinds = ['all', 'own', 'limited', 'rule', 'inherited', 'needed', 'mixed', 'none'] as const;

/** What the glyphs say, and the keys that set them. */
export function MatrixLegend({ keys }: { readonly keys: 'keys' | 'roleKeys' }) {
  const t = useTranslations('matrix');
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-xs text-ink-3">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1">
          {marks[kind]}
          {t(`legend.${kind}`)}
        </span>
      ))}
      <span className="max-sm:hidden">{t(keys)}</span>
    </p>
  );
}
