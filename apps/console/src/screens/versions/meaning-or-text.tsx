import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { isTyping } from '../../shell/use-go-keys.ts';

interface MeaningOrTextProps {
  readonly showsText: boolean;
  readonly onShow: (text: boolean) => void;
}

/** Whether a change is shown by what it means or by its text; X goes from one to the other. */
export function MeaningOrText({ showsText, onShow }: MeaningOrTextProps) {
  const t = useTranslations('versions');
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'x' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onShow(!showsText);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
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
