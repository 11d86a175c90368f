import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { useSingleKeys } from '../../shell/use-single-keys.ts';

interface MeaningOrTextProps {
  readonly showsText: boolean;
  readonly onShow: (text: boolean) => void;
}

/** Whether a change is shown by what it means or by its text; X goes from one to the other. */
export function MeaningOrText({ showsText, onShow }: MeaningOrTextProps) {
  const t = useTranslations('versions');
  useSingleKeys((key) => {
    if (key === 'x') onShow(!showsText);
    return key === 'x';
  });
  return (
    <div role="group" aria-label={t('view')} title={t('viewHint')} className="flex gap-1 print:hidden">
      <Button aria-pressed={!showsText} onClick={() => onShow(false)}>
        {t('meaning')}
      </Button>
      <Button aria-pressed={showsText} aria-keyshortcuts="x" onClick={() => onShow(true)}>
        {t('text')} <kbd className="font-mono text-2xs text-ink-3 max-sm:hidden">X</kbd>
      </Button>
    </div>
  );
}
