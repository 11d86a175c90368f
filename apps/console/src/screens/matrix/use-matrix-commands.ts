import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Draft } from '../../draft/draft.ts';
import type { CellSetting } from '../../draft/edit-cells.ts';
import type { GridCommand } from '../../parts/grid/grid-command.ts';
import type { GridCell } from '../../parts/grid/grid-keys.ts';
import type { GridRange } from '../../parts/grid/grid-range.ts';
import { useWhy } from '../../parts/why/why-context.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { cellsIn } from './matrix-cells.ts';
import { pastedCells } from './pasted-cells.ts';
import type { useCellEdits } from './use-cell-edits.ts';
import type { Matrix } from './use-matrix.ts';
import { useWhyCell } from './use-why-cell.ts';

const LETTERS: Readonly<Record<string, CellSetting>> = { n: 'none', a: 'all', o: 'own' };

/**
 * What keys, presses and pasting do to cells of the matrix.
 * @param onPeek goes to what is said of a cell
 */
export function useMatrixCommands(
  matrix: Matrix,
  draft: Draft,
  edits: ReturnType<typeof useCellEdits>,
  onPeek: () => void,
) {
  const t = useTranslations('matrix');
  const { tenant } = useMe();
  const navigate = useNavigate();
  const why = useWhy();
  const whyCell = useWhyCell(matrix, draft.document);
  const { rows, columns } = matrix;

  const set = (range: GridRange, to: CellSetting): void => {
    if (draft.edit.allowed) edits.set(cellsIn(rows, columns, range), to);
    else why({ title: t('title'), outcome: 'deny', sentences: [draft.edit.reason], next: draft.edit.next });
  };
  const openRole = (name: string, type: string): void =>
    void navigate({
      to: '/t/$tenant/access/roles/$role',
      params: { tenant: tenant.slug, role: name },
      search: { type, draft: draft.id ?? undefined },
    });
  const onCommand = (command: GridCommand, range: GridRange, cell: GridCell | null): void => {
    const first = cell ?? { row: range.top, column: range.left };
    const line = rows[first.row];
    const name = columns[first.column]?.role ?? null;
    if (line === undefined) return;
    if (command.kind === 'open') {
      onPeek();
      return;
    }
    if (name === null) {
      edits.say(t('personReadOnly'));
      return;
    }
    switch (command.kind) {
      case 'cycle':
        set(range, nextSetting(matrix.now.of(name, line.type, line.actions[0] ?? '').kind));
        return;
      case 'letter': {
        const to = LETTERS[command.letter];
        if (to !== undefined) set(range, to);
        else if (command.letter === 'r') openRole(name, line.type);
        return;
      }
      case 'restore':
        set(range, 'restore');
        return;
      case 'why':
        whyCell(name, line);
        return;
      default:
        command satisfies never;
    }
  };
  return {
    openRole,
    /** Sets one cell. */
    setAt: (at: GridCell, to: CellSetting): void => set(rangeAt(at), to),
    onCommand,
    onPress: (at: GridCell): void => onCommand({ kind: 'cycle' }, rangeAt(at), at),
    onPaste(pasted: readonly (readonly string[])[], range: GridRange): void {
      const changes = pastedCells(rows, columns, range, pasted);
      if (changes.length === 0) edits.say(t('pastedNothing'));
      else if (draft.edit.allowed) edits.setAll(changes);
      else set(range, 'restore');
    },
  };
}

const rangeAt = ({ row, column }: GridCell): GridRange => ({
  top: row,
  bottom: row,
  left: column,
  right: column,
});

/** What Space makes of a cell: all, own, none, and all again. */
function nextSetting(kind: string): CellSetting {
  if (kind === 'all') return 'own';
  return kind === 'none' || kind === 'inherited' ? 'all' : 'none';
}
