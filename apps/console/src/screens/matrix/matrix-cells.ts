import { actionsOf } from '@remit/policy/catalog';
import type { PolicyDocument } from '@remit/policy/document';
import type { CellState } from '../../draft/cell-state.ts';
import type { CellStates } from '../../draft/cell-states.ts';
import type { CellAddress } from '../../draft/edit-cells.ts';
import { typesOf } from '../../draft/grant-reach.ts';
import { between, type GridRange } from '../../parts/grid/grid-range.ts';
import { cellWords } from '../roles/cell-words.ts';
import type { MatrixColumn, MatrixRow } from './matrix-lines.ts';

/**
 * The cells that a selection takes, each once. A type's row stands for the actions below it; in a selection of single
 * actions that only passes over it, it stands for nothing.
 */
export function cellsIn(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  { top, left, bottom, right }: GridRange,
): readonly CellAddress[] {
  const taken = between(top, bottom).flatMap((at) => rows[at] ?? []);
  const single = taken.some(({ expanded }) => expanded === undefined);
  const wanted = new Map(
    taken
      .filter(({ expanded }) => !single || expanded !== true)
      .flatMap(({ type, actions }) => actions.map((action) => [`${type} ${action}`, { type, action }])),
  );
  return between(left, right).flatMap((at) => {
    const role = columns[at]?.role;
    return role === undefined || role === null ? [] : [...wanted.values()].map((cell) => ({ role, ...cell }));
  });
}

/** Whether a cell says the same in two documents. */
export const sameCell = (one: CellState, other: CellState): boolean =>
  one === other || (one.kind === other.kind && cellWords(one) === cellWords(other));

// A role that was edited long ago is compared with its base again at each edit of another.
const compared = new WeakMap<
  object,
  { readonly before: object | null; readonly cells: readonly CellAddress[] }
>();

/** Every cell that a document says otherwise than its base. Roles that say the same are not looked at. */
export function changedCells(
  document: PolicyDocument,
  now: CellStates,
  before: CellStates,
): readonly CellAddress[] {
  return document.roles
    .filter(({ name }) => !now.sameRole(name, before))
    .flatMap(({ name: role }) => {
      const [is, was] = [now.identityOf(role), before.identityOf(role)];
      const known = is === null ? undefined : compared.get(is);
      if (known !== undefined && known.before === was) return known.cells;
      const cells = typesOf(document).flatMap((type) =>
        actionsOf(type)
          .filter((action) => !sameCell(now.of(role, type.name, action), before.of(role, type.name, action)))
          .map((action) => ({ role, type: type.name, action })),
      );
      if (is !== null) compared.set(is, { before: was, cells });
      return cells;
    });
}
