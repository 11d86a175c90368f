import type { ResourceType } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import { targetOf, type Edit } from '../../draft/draft-edits.ts';
import { carriesConditions } from '../../draft/grant-shape.ts';

export type CellLetter = 'none' | 'all' | 'own' | 'restore';

/** What Space makes of a cell: none, all, own where there is an owner, and none again. */
export function nextLetter(state: CellState, type: ResourceType): CellLetter {
  switch (state.kind) {
    case 'all':
      return type.owner === undefined ? 'none' : 'own';
    case 'own':
    case 'rule':
    case 'limited':
      return 'none';
    case 'none':
    case 'inherited':
    case 'absent':
      return 'all';
    default:
      return state satisfies never;
  }
}

/** Whether setting the cell would lose a condition, or widen past one: then its editor is asked in words first. */
export function needsWord(state: CellState, letter: CellLetter): boolean {
  if (letter === 'restore' || !('grants' in state) || state.kind === 'inherited') return false;
  return state.grants.some(carriesConditions);
}

/** The edit that a letter stands for. */
export function editForKey(role: string, type: string, action: string, letter: CellLetter): Edit {
  if (letter !== 'restore') return { kind: 'grant', role, type, action, to: letter };
  return { kind: 'restore', target: targetOf({ kind: 'grant', role, type, action, to: 'none' }) };
}
