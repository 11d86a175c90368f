import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { isTyping } from '../../shell/use-go-keys.ts';
import type { ImpactAddress } from './use-impact-address.ts';

/** Whether a draft is shown by what it means or by its text. */
export function ShowControls({ address: { show, change } }: { readonly address: ImpactAddress }) {
  const t = useTranslations('draftImpact');
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'x' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change({ show: show === 'text' ? 'meaning' : 'text' });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div role="group" aria-label={t('view')} title={t('viewHint')} className="flex gap-1 print:hidden">
      <Button
        aria-pressed={show === 'meaning'}
        className={show === 'meaning' ? pressed : undefined}
        onClick={() => change({ show: 'meaning' })}
      >
        {t('meaning')}
      </Button>
      <Button
        aria-pressed={show === 'text'}
        aria-keyshortcuts="x"
        className={show === 'text' ? pressed : undefined}
        onClick={() => change({ show: 'text' })}
      >
        {t('text')} <kbd className="font-mono text-2xs text-ink-3 max-sm:hidden">X</kbd>
      </Button>
    </div>
  );
}

export const pressed = 'border-accent! bg-accent-tint!';
