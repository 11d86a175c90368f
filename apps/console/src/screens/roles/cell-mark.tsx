import {
  Check,
  ChevronLast,
  CircleDot,
  CornerDownRight,
  Minus,
  SquareFunction,
  type LucideIcon,
} from 'lucide-react';
import type { CellState } from '../../draft/cell-state.ts';

const marks: Readonly<Record<Exclude<CellState['kind'], 'absent'>, LucideIcon>> = {
  none: Minus,
  all: Check,
  own: CircleDot,
  limited: ChevronLast,
  rule: SquareFunction,
  inherited: CornerDownRight,
};

/** The glyph of a cell's state; its word stands beside it for whoever does not see it. */
export function CellMark({
  kind,
  small = false,
}: {
  readonly kind: CellState['kind'];
  readonly small?: boolean;
}) {
  if (kind === 'absent') return null;
  const Icon = marks[kind];
  return (
    <Icon size={small ? 12 : 14} aria-hidden strokeWidth={kind === 'all' ? 2.5 : 2} className="shrink-0" />
  );
}
