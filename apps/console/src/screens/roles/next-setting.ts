import type { ResourceType } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import type { CellSetting } from '../../draft/edit-cells.ts';

/** What a press makes of a cell: all, own where there is an owner, none, and all again. */
export function nextSetting({ kind }: CellState, type: ResourceType | undefined): CellSetting {
  if (kind === 'none' || kind === 'inherited') return 'all';
  return kind === 'all' && type?.owner !== undefined ? 'own' : 'none';
}
