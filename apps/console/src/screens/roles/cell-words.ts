import { narrowingWords } from '@remit/policy/words/narrowing-words';
import type { CellState } from '../../draft/cell-state.ts';

/** What narrows a cell, in the words that the server uses too; empty when nothing does. */
export function cellWords(state: CellState): string {
  if (!('grants' in state) || state.kind === 'all') return '';
  const narrowed = state.grants.map((grant) => narrowingWords(grant).join(', ')).join('; ');
  return state.kind === 'inherited'
    ? [state.from, narrowed].filter((part) => part !== '').join(', ')
    : narrowed;
}
