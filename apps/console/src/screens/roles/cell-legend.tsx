import { useTranslations } from 'use-intl';
import { CellMark } from './cell-mark.tsx';

const kinds = ['all', 'own', 'limited', 'rule', 'inherited', 'none'] as const;

/** What the glyphs of the grid say, and the keys that set them. */
export function CellLegend() {
  const t = useTranslations('grants');
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-3">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1">
          <CellMark kind={kind} />
          {t(`state.${kind}`)}
        </span>
      ))}
      <span>{t('keys')}</span>
    </p>
  );
}
