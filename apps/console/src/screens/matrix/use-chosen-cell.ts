import { useEffect, useEffectEvent, useState } from 'react';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { cellAsWord, cellOfWord } from './cell-word.ts';
import type { Matrix } from './use-matrix.ts';

/** So long, in ms, somebody stays in a cell before the address names it: going through a row by keys changes it once. */
const STAYS = 400;

interface ChosenCell {
  /** The cell that has the focus, or that the address named and nobody has left yet; null for none. */
  readonly at: GridCell | null;
  /** The one that the address named as the page was opened. */
  readonly first: GridCell | null;
  readonly goTo: (at: GridCell | null) => void;
}

/** Which cell of the matrix is looked at; the address says it, for a link and after a reload. */
export function useChosenCell(matrix: Matrix, word: string | undefined): ChosenCell {
  const setSearch = useSetSearch();
  const [first] = useState(() => cellOfWord(matrix, word));
  const [at, goTo] = useState<GridCell | null>(first);
  const settled = useSettled(cellAsWord(matrix, at), STAYS);
  const tell = useEffectEvent((said: string | undefined): void => {
    if (said !== word) setSearch({ sel: said });
  });
  useEffect(() => tell(settled), [settled]);
  return { at, first, goTo };
}
