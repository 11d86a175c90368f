import type { CellDiff } from '@remit/policy/compare/diff-member';
import type { MovedMember } from '@remit/policy/compare/diff-move';
import type { SaidChanges } from '../changes/change-sentences.ts';

/** What a move changes for somebody, put together by what it is about, for sentences. */
export function saidOfMove({ regions }: MovedMember): SaidChanges {
  const actions = new Map<string, { type: string; action: string; cells: CellDiff[] }>();
  const fields = new Map<string, SaidChanges['fields'][number]>();
  for (const { folders, diff } of regions) {
    for (const { action, change, through } of diff.actions) {
      const key = `${diff.type} ${action}`;
      const said = actions.get(key) ?? { type: diff.type, action, cells: [] };
      actions.set(key, said);
      for (const folder of folders) said.cells.push({ folder, change, through });
    }
    for (const { field, change, after, through } of diff.fields) {
      const key = `${diff.type} ${field} ${change} ${after}`;
      fields.set(key, { type: diff.type, field, change, after, through });
    }
  }
  return {
    // Each has cells, and what is said is said of these.
    actions: [...actions.values()].map((said) => ({ ...said, change: said.cells[0]?.change ?? 'keeps' })),
    fields: [...fields.values()],
  };
}
