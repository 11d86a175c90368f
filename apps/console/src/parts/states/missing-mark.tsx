import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../icon-button.tsx';
import type { MissingProps } from './missing-pane.tsx';
import { useWhenOnline } from './use-when-online.ts';

/** In the place of a small part that did not come, where there is no room for words: what asks for it again. */
export function MissingMark({ onAgain }: MissingProps) {
  const t = useTranslations('problem');
  useWhenOnline(onAgain);
  return (
    <IconButton label={t('mark')} onClick={onAgain} className="text-warn">
      <RotateCw size={15} aria-hidden />
    </IconButton>
  );
}
