import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button.tsx';
import { classes } from '../classes.ts';

interface DialogActionsProps {
  readonly onCancel: () => void;
  readonly className?: string;
  /** What the dialog is there for; nothing while it cannot be said yet. */
  readonly children: ReactNode;
}

/** How a dialog ends: nothing happens, or what it asks about does. */
export function DialogActions({ onCancel, className, children }: DialogActionsProps) {
  const t = useTranslations('parts');
  return (
    <div className={classes('flex flex-wrap justify-end gap-2', className)}>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      {children}
    </div>
  );
}
