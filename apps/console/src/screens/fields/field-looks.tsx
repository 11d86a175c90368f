import { Asterisk, Circle, CornerDownRight, Eye, EyeOff, Layers, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { useTranslations } from 'use-intl';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import type { FieldCell } from './field-cells.ts';

type Words = ReturnType<typeof useTranslations<'fields'>>;
type Mark = FieldCell['state'] | 'mixed';

export const fieldMarks: Readonly<Record<Mark, ReactNode>> = {
  hidden: <EyeOff size={14} aria-hidden className="text-loss" />,
  masked: <Asterisk size={14} aria-hidden className="text-warn" />,
  visible: <Eye size={14} aria-hidden />,
  editable: <Pencil size={13} aria-hidden className="text-gain" />,
  open: <Circle size={9} aria-hidden className="text-ink-3" />,
  away: <span className="size-1 rounded-full bg-line-strong" />,
  mixed: <Layers size={13} aria-hidden className="text-ink-3" />,
};

/** The looks of cells, one object for each that is different. */
export function fieldLooks(
  t: Words,
  roleLabel: (role: string) => string,
): {
  readonly cell: (now: FieldCell, before: FieldCell) => CellLook;
  readonly group: (cells: readonly FieldCell[], changed: boolean) => CellLook;
} {
  const known = new Map<string, CellLook>();
  const one = (key: string, make: () => CellLook): CellLook => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const words = ({ state, through }: FieldCell): string =>
    through === null
      ? t(`state.${state}`)
      : t('through', { state: t(`state.${state}`), role: roleLabel(through) });
  const toneOf = ({ state, through }: FieldCell): CellLook['tone'] => {
    if (state === 'away' || state === 'open') return 'quiet';
    return through === null ? 'plain' : 'inherited';
  };
  return {
    cell: (now, before) => {
      const changed = words(now) !== words(before);
      return one(`${words(now)} ${changed ? words(before) : ''}`, () => ({
        said: changed ? t('was', { state: words(now), before: words(before) }) : words(now),
        mark: (
          <>
            {now.through === null ? null : <CornerDownRight size={11} aria-hidden className="text-ink-3" />}
            {fieldMarks[now.state]}
          </>
        ),
        tone: toneOf(now),
        changed,
        copied: now.state,
      }));
    },
    group: (cells, changed) => {
      const [first] = cells;
      const same = first !== undefined && cells.every(({ state }) => state === first.state);
      const mark: Mark = same ? first.state : 'mixed';
      return one(`group ${mark} ${changed}`, () => ({
        said: t(`state.${mark}`),
        mark: fieldMarks[mark],
        tone: 'quiet',
        changed,
        copied: mark,
      }));
    },
  };
}
