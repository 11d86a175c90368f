import { Ban, CircleSlash2, CornerDownRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** What the marks of the grid stand for. */
export function FolderLegend() {
  const t = useTranslations('folders');
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1 py-2 text-xs text-ink-3">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="figures font-semibold text-ink">
          3
        </span>
        {t('mark.here')}
      </li>
      <li className="flex items-center gap-1.5">
        <CornerDownRight size={12} aria-hidden />
        {t('mark.inherited')}
      </li>
      <li className="flex items-center gap-1.5">
        <CircleSlash2 size={13} aria-hidden className="text-warn" />
        {t('mark.narrowed')}
      </li>
      <li className="flex items-center gap-1.5">
        <Ban size={13} aria-hidden className="text-warn" />
        {t('mark.emptied')}
      </li>
      <li className="max-sm:hidden">{t('keys')}</li>
    </ul>
  );
}
