import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { CellState } from '../../draft/cell-state.ts';
import { classes } from '../../parts/classes.ts';
import type { GridCell } from '../../parts/grid-keys.ts';
import { CellMark } from './cell-mark.tsx';
import { cellWords } from './cell-words.ts';

interface GrantCellProps {
  readonly at: GridCell;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly label: string;
  /** Written in the cell where its column has no head of its own. */
  readonly name?: string;
  readonly state: CellState;
  readonly before: CellState;
  readonly active: boolean;
  readonly onFocus: () => void;
  readonly onPress: () => void;
}

/** One cell of a role: a glyph with its words, tinted when the draft changed it, with the old state in its name. */
export function GrantCell({
  at,
  onKeyDown,
  label,
  name,
  state,
  before,
  active,
  onFocus,
  onPress,
}: GrantCellProps) {
  const t = useTranslations('grants');
  const changed = cellWords(state) !== cellWords(before) || state.kind !== before.kind;
  const said = t(`state.${state.kind}`);
  const narrowed = cellWords(state);
  const words = [
    narrowed === '' ? said : `${said}: ${narrowed}`,
    changed ? t('was', { state: t(`state.${before.kind}`) }) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <div
      role="gridcell"
      aria-colindex={at.column + 1}
      aria-disabled={state.kind === 'absent'}
      title={words}
      data-at={`${at.row} ${at.column}`}
      onKeyDown={onKeyDown}
      data-changed={changed}
      tabIndex={active ? 0 : -1}
      onFocus={onFocus}
      onClick={state.kind === 'absent' ? undefined : onPress}
      className={classes(
        'flex items-center justify-center gap-1 select-none focus-visible:-outline-offset-2',
        name === undefined ? 'h-9' : 'my-1 h-6.5 rounded border border-line px-1.5 text-xs',
        state.kind !== 'absent' && 'hover:bg-hover',
        state.kind === 'none' ? 'text-ink-3' : 'text-ink',
        changed && 'bg-accent-tint! font-semibold text-accent!',
      )}
    >
      <span className="sr-only">{`${label}: ${words}`}</span>
      {name === undefined ? null : <span aria-hidden>{name}</span>}
      <CellMark kind={state.kind} small={name !== undefined} />
      {changed ? <span aria-hidden className="size-1.5 rounded-full bg-accent" /> : null}
    </div>
  );
}
