import { actionsOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import type { CellStates } from '../../draft/cell-states.ts';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import { sameCell } from './matrix-cells.ts';
import type { TellsCell } from './matrix-filter.ts';
import type { MatrixRow } from './matrix-lines.ts';
import type { MatrixLooks } from './matrix-looks.ts';

interface RoleCellsGround {
  readonly looks: MatrixLooks;
  readonly types: readonly ResourceType[];
  readonly now: CellStates;
  readonly before: CellStates;
  readonly isChanged: (role: string) => boolean;
  readonly isUnused: TellsCell;
}

/** How the cells of a role look under the draft: of a single action, or of all those of a type together. */
export function roleCells(ground: RoleCellsGround): (role: string, line: MatrixRow) => CellLook {
  const { looks, types, now, before, isChanged, isUnused } = ground;
  const actionsOfType = new Map(types.map((type) => [type.name, actionsOf(type)]));
  return (role, { type, actions, expanded }) => {
    const [action = ''] = actions;
    if (expanded === undefined) {
      const state = now.of(role, type, action);
      const needing =
        action === 'read' && state.kind === 'none'
          ? needRead(now, role, type, actionsOfType.get(type) ?? [])
          : NONE;
      return looks.cell(state, before.of(role, type, action), needing, isUnused(role, type, action));
    }
    const states = actions.map((each) => now.of(role, type, each));
    const changed =
      isChanged(role) &&
      actions.some((each, at) => {
        const state = states[at];
        return state !== undefined && !sameCell(state, before.of(role, type, each));
      });
    return looks.group(states, changed);
  };
}

const NONE: readonly string[] = [];

/** The actions of a type that a role grants and that give nothing without reading, which it does not grant. */
function needRead(
  states: CellStates,
  role: string,
  type: string,
  actions: readonly string[],
): readonly string[] {
  return actions.filter((action) => {
    // What is created is no record that is there already.
    if (action === 'read' || action === 'create') return false;
    const { kind } = states.of(role, type, action);
    return kind !== 'none' && kind !== 'absent';
  });
}
