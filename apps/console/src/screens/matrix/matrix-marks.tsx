import type { CellState } from '../../draft/cell-state.ts';
import { CellMark } from '../roles/cell-mark.tsx';

export type MatrixMark = Exclude<CellState['kind'], 'absent'> | 'needed' | 'mixed' | 'unused';

const bare = {
  width: 14,
  height: 14,
  viewBox: '0 0 24 24',
  'aria-hidden': true,
  className: 'shrink-0',
} as const;

/**
 * The glyph of each state, made once: a cell that is drawn anew with the same glyph draws nothing. A word says the same
 * beside each.
 */
export const marks = {
  none: <CellMark kind="none" />,
  all: <CellMark kind="all" />,
  own: <CellMark kind="own" />,
  limited: <CellMark kind="limited" />,
  rule: <CellMark kind="rule" />,
  inherited: <CellMark kind="inherited" />,
  // Therefore: what follows from another grant.
  needed: (
    <svg {...bare} fill="currentColor">
      <circle cx="12" cy="6" r="2.5" />
      <circle cx="5" cy="18" r="2.5" />
      <circle cx="19" cy="18" r="2.5" />
    </svg>
  ),
  // Half gone by: granted, and left alone.
  unused: (
    <svg {...bare} fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </svg>
  ),
  mixed: (
    <svg {...bare} fill="none" stroke="currentColor" strokeWidth="2">
      <rect x="4" y="4" width="16" height="16" rx="2" />
      <path d="M4 20V4h16z" fill="currentColor" stroke="none" />
    </svg>
  ),
} as const satisfies Readonly<Record<MatrixMark, unknown>>;
