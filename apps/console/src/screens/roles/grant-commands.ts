import type { ResourceType } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import type { CellAddress, CellSetting } from '../../draft/edit-cells.ts';
import type { GridColumnLine } from '../../parts/grid/cell-look.ts';
import type { GridCommand } from '../../parts/grid/grid-command.ts';
import { between, type GridRange } from '../../parts/grid/grid-range.ts';
import type { useWhyCell } from '../matrix/use-why-cell.ts';
import { nextSetting } from './next-setting.ts';

interface GrantCells {
  readonly role: string;
  /** The rows and the columns of the grid. */
  readonly types: readonly ResourceType[];
  readonly columns: readonly GridColumnLine[];
  readonly stateAt: (row: number, column: number) => CellState;
  readonly chosenType: string | null;
  readonly onChooseType: (type: string) => void;
  readonly set: (cells: readonly CellAddress[], to: CellSetting) => void;
  readonly whyCell: ReturnType<typeof useWhyCell>;
}

const LETTERS: Readonly<Record<string, CellSetting>> = { n: 'none', a: 'all', o: 'own' };

/** What a key, or a press, does to the cells of a role's grants that are selected. */
export function grantCommands(cells: GrantCells): (command: GridCommand, range: GridRange) => void {
  const { role, types, columns, stateAt, chosenType, onChooseType, set, whyCell } = cells;
  const setIn = ({ top, bottom, left, right }: GridRange, to: CellSetting): void => {
    const chosen = between(top, bottom).flatMap((row) =>
      between(left, right)
        .filter((column) => stateAt(row, column).kind !== 'absent')
        .map((column) => ({ role, type: types[row]?.name ?? '', action: columns[column]?.key ?? '' })),
    );
    if (chosen.length === 0) return;
    // What the page says of one type, its fields first of all, follows the hand.
    if (!between(top, bottom).some((row) => types[row]?.name === chosenType))
      onChooseType(types[top]?.name ?? '');
    set(chosen, to);
  };
  return (command, range) => {
    switch (command.kind) {
      case 'cycle':
      case 'open':
        setIn(range, nextSetting(stateAt(range.top, range.left), types[range.top]));
        return;
      case 'letter': {
        const to = LETTERS[command.letter];
        if (to !== undefined) setIn(range, to);
        return;
      }
      case 'restore':
        setIn(range, 'restore');
        return;
      case 'why': {
        const [type, action] = [types[range.top], columns[range.left]];
        if (type === undefined || action === undefined) return;
        whyCell(role, { type: type.name, actions: [action.key], name: `${type.label}, ${action.label}` });
        return;
      }
      default:
        command satisfies never;
    }
  };
}
