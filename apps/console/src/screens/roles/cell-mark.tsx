import {
  Check,
  ChevronLast,
  CircleDot,
  CornerDownRight,
  SquareFunction,
  type LucideIcon,
} from 'lucide-react';
import type { CellState } from '../../draft/cell-state.ts';

const marks: Readonly<Record<Exclude<CellState['kind'], 'absent' | 'none'>, LucideIcon>> = {
  all: Check,
  own: CircleDot,
  limited: ChevronLast,
  rule: SquareFunction,
  inherited: CornerDownRight,
};

/** The glyph of a cell's state; its word stands beside it for whoever does not see it. */
export function CellMark({ kind }: { readonly kind: CellState['kind'] }) {
  if (kind === 'absent') return null;
  // Most cells of a grid say no: hundreds of drawings are composed anew with each frame, hundreds of lines are not.
  if (kind === 'none') return <span aria-hidden className="mx-0.5 w-2.5 shrink-0 border-t border-current" />;
  const Icon = marks[kind];
  return <Icon size={14} aria-hidden strokeWidth={kind === 'all' ? 2.5 : 2} className="shrink-0" />;
}
