import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '../classes.ts';
import { usePageInert } from '../use-page-inert.ts';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** `side` is a panel along the edge that keeps the page in sight; `middle` asks for a decision. */
  readonly place?: 'middle' | 'side';
  /** A panel along the edge that shows two things side by side. */
  readonly wide?: boolean;
  /** A dialog that must be answered has no way around it. */
  readonly mustAnswer?: boolean;
}

/** A dialog over the page, in one of two places; focus stays in it and comes back to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  place = 'middle',
  wide = false,
  mustAnswer = false,
}: DialogProps) {
  const t = useTranslations('parts');
  usePageInert(open);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && !mustAnswer) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classes(
            'fixed z-50 flex flex-col overflow-hidden border border-line bg-raised shadow-raised outline-none',
            'transition duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0',
            place === 'side'
              ? 'inset-y-0 right-0 max-w-full rounded-l-xl data-starting-style:translate-x-4'
              : 'top-[12vh] left-1/2 max-h-[80vh] w-[32rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-xl data-starting-style:scale-98',
            place === 'side' && (wide ? 'w-[48rem]' : 'w-[26rem]'),
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold tracking-tight text-balance">{title}</Base.Title>
              {description === undefined ? null : (
                <Base.Description render={<div />} className="mt-0.5 text-ink-2">
                  {description}
                </Base.Description>
              )}
            </div>
            {mustAnswer ? null : (
              <Base.Close
                aria-label={t('close')}
                className="-mr-1.5 inline-grid size-7 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-sm:size-11"
              >
                <X size={16} aria-hidden />
              </Base.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
