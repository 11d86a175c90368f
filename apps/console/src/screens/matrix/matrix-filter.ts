import type { CellStates } from '../../draft/cell-states.ts';
import type { CellAddress } from '../../draft/edit-cells.ts';
import type { MatrixAddress, MatrixShow } from './matrix-address.ts';
import { sameCell } from './matrix-cells.ts';
import type { MatrixRow } from './matrix-lines.ts';

/** Whether something is to be told of a cell. */
export type TellsCell = (role: string, type: string, action: string) => boolean;

interface FilterGround {
  readonly roles: readonly { readonly name: string }[];
  readonly now: CellStates;
  /** The cells that the draft says otherwise. */
  readonly changes: () => readonly CellAddress[];
  readonly risky: TellsCell;
  /** Null until that is known. */
  readonly unused: TellsCell | null;
  /** How many hold a role; none for one that is not published yet. */
  readonly holdersOf: (role: string) => number | null;
}

interface MatrixFilter {
  readonly showsAction: (type: string, action: string) => boolean;
  /** Beside the rows that show. */
  readonly showsRole: (role: string, rows: readonly MatrixRow[]) => boolean;
}

/** What the address asks for: of two roles that are compared, where they differ; else what its word says. */
export function matrixFilter({ show, compared }: MatrixAddress, ground: FilterGround): MatrixFilter {
  const { now } = ground;
  const [one, other] = compared;
  const filter = wordFilter(show, ground);
  if (one === undefined || other === undefined) return filter;
  return {
    ...filter,
    showsAction: (type, action) => !sameCell(now.of(one, type, action), now.of(other, type, action)),
  };
}

function wordFilter(show: MatrixShow, ground: FilterGround): MatrixFilter {
  const { roles, now, changes, risky, unused, holdersOf } = ground;
  const telling = (tells: TellsCell): MatrixFilter => ({
    showsAction: (type, action) => roles.some(({ name }) => tells(name, type, action)),
    showsRole: (role, rows) =>
      rows.some(({ type, actions }) => actions.some((action) => tells(role, type, action))),
  });
  switch (show) {
    case 'all':
      return everything;
    case 'changed': {
      const cells = changes();
      const changed = new Set(cells.map(({ type, action }) => `${type} ${action}`));
      const changedRoles = new Set(cells.map(({ role }) => role));
      return {
        showsAction: (type, action) => changed.has(`${type} ${action}`),
        showsRole: (role) => changedRoles.has(role),
      };
    }
    case 'risky':
      return telling(risky);
    case 'unused':
      return unused === null ? everything : telling(unused);
    case 'idle':
      return {
        ...everything,
        showsAction: (type, action) => roles.every(({ name }) => now.of(name, type, action).kind === 'none'),
      };
    case 'unheld':
      return { ...everything, showsRole: (role) => holdersOf(role) === 0 };
    default:
      return show satisfies never;
  }
}

const everything: MatrixFilter = { showsAction: () => true, showsRole: () => true };
