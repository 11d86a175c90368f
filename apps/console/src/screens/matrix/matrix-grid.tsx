import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { CellGrid } from '../../parts/grid/cell-grid.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { unfiltered } from './matrix-address.ts';
import type { Matrix } from './use-matrix.ts';
import type { useMatrixCommands } from './use-matrix-commands.ts';

interface MatrixGridProps {
  readonly matrix: Matrix;
  /** Whether two roles are compared. */
  readonly compares: boolean;
  readonly commands: ReturnType<typeof useMatrixCommands>;
  /** The cell that the address named as the page was opened. */
  readonly first: GridCell | null;
  readonly onActive: (at: GridCell | null) => void;
  /** Told of a type whose actions are to show or not to. */
  readonly onToggle: (type: string) => void;
}

// A number that says by itself how it is written looks that up each time: too dear for every column of every scroll.
const figures = new Intl.NumberFormat();

/** Up to so many roles have room for their names to lie. */
const MOST_ACROSS = 11;

/** The matrix drawn: under each role how many hold it, and a way out where nothing fits. */
export function MatrixGrid({ matrix, compares, commands, first, onActive, onToggle }: MatrixGridProps) {
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  const narrow = useNarrow();
  const { rows, columns, cellAt, holdersOf, frozen } = matrix;
  const upright = narrow || columns.length > MOST_ACROSS;
  const foot = {
    label: t('foot'),
    textAt: (column: number): string => {
      const holders = holdersOf(columns[column]?.role ?? '');
      return holders === null ? '' : figures.format(holders);
    },
  };
  return (
    <CellGrid
      label={t('label')}
      corner={t('corner')}
      rows={rows}
      columns={columns}
      cellAt={cellAt}
      columnWidth={upright ? 44 : 92}
      headWidth={narrow ? 140 : 236}
      headHeight={upright ? 136 : 64}
      rowHeight={narrow ? 44 : 30}
      upright={upright}
      frozen={frozen}
      foot={foot}
      first={first}
      onCommand={commands.onCommand}
      onPaste={commands.onPaste}
      onPress={commands.onPress}
      onActive={onActive}
      onToggle={(line) => onToggle(rows[line]?.type ?? '')}
      empty={
        <EmptyState
          title={t('empty')}
          reason={compares ? t('emptySame') : t('emptyFiltered')}
          action={<Button onClick={() => setSearch({ ...unfiltered, show: undefined })}>{t('clear')}</Button>}
        />
      }
    />
  );
}
