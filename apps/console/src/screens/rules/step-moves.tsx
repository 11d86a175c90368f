import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../parts/icon-button.tsx';

interface StepMovesProps {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

/** Puts a step before or after another, or takes it away. */
export function StepMoves({ name, first, last, onMove, onRemove }: StepMovesProps) {
  const t = useTranslations('asked');
  return (
    <span className="flex">
      {first ? null : (
        <IconButton label={t('stepUp', { name })} onClick={() => onMove(-1)}>
          <ArrowUp size={14} aria-hidden />
        </IconButton>
      )}
      {last ? null : (
        <IconButton label={t('stepDown', { name })} onClick={() => onMove(1)}>
          <ArrowDown size={14} aria-hidden />
        </IconButton>
      )}
      {onRemove === null ? null : (
        <IconButton label={t('stepRemove', { name })} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </span>
  );
}
