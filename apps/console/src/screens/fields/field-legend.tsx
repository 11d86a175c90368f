import { useTranslations } from 'use-intl';
import { fieldMarks } from './field-looks.tsx';

const shown = ['hidden', 'masked', 'visible', 'editable', 'open', 'away'] as const;

/** What the marks of the grid stand for, and which keys set them. */
export function FieldLegend() {
  const t = useTranslations('fields');
  return (
    <div className="flex flex-col gap-0.5 py-2 text-xs text-ink-3">
      <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1">
        {shown.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            {fieldMarks[state]}
            {t(`state.${state}`)}
          </li>
        ))}
      </ul>
      <p className="max-sm:hidden">{t('keys')}</p>
    </div>
  );
}
