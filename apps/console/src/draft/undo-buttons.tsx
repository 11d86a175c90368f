import { Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useId } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../parts/icon-button.tsx';
import { isTyping } from '../shell/is-typing.ts';
import type { Draft } from './draft.ts';

/** Takes the last edit of a draft back, or makes it again, by press and by key. */
export function UndoButtons({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draftBar');
  useUndoKeys(draft);
  return (
    <>
      <StepButton
        label={t('undo')}
        keys="Control+Z"
        step={draft.canUndo ? draft.undo : null}
        nothing={t('nothingToUndo')}
      >
        <Undo2 size={16} aria-hidden />
      </StepButton>
      <StepButton
        label={t('redo')}
        keys="Control+Shift+Z"
        step={draft.canRedo ? draft.redo : null}
        nothing={t('nothingToRedo')}
      >
        <Redo2 size={16} aria-hidden />
      </StepButton>
    </>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly keys: string;
  /** Null where there is none to take. */
  readonly step: (() => void) | null;
  /** Said where there is none. */
  readonly nothing: string;
  readonly children: ReactNode;
}

function StepButton({ label, keys, step, nothing, children }: StepButtonProps) {
  const reasonId = useId();
  return (
    <>
      <IconButton
        label={label}
        title={step === null ? nothing : undefined}
        aria-keyshortcuts={keys}
        aria-disabled={step === null}
        aria-describedby={step === null ? reasonId : undefined}
        onClick={step ?? undefined}
        className="aria-disabled:opacity-40"
      >
        {children}
      </IconButton>
      <span id={reasonId} hidden>
        {nothing}
      </span>
    </>
  );
}

function useUndoKeys(draft: Draft): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event)) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (draft.canRedo) draft.redo();
    } else if (draft.canUndo) draft.undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
