import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import { editGrant, type GrantEdit } from '../../draft/edit-grants.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { carriesConditions } from '../../draft/grant-shape.ts';
import { restoreGrant } from '../../draft/restore-grant.ts';

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

/** What a letter does to one cell of a role. @param base what `restore` puts back */
export function editForKey(
  base: PolicyDocument,
  cell: Pick<GrantEdit, 'role' | 'type' | 'action'>,
  letter: CellLetter,
): (document: PolicyDocument) => EditOutcome {
  return (document) =>
    letter === 'restore'
      ? restoreGrant(base, document, cell)
      : editGrant(document, { kind: 'grant', ...cell, to: letter });
}
