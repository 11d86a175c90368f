import { actionsOf } from '@remit/policy/catalog';
import type { PolicyDocument } from '@remit/policy/document';
import type { CellState } from './cell-state.ts';
import { cellStates } from './cell-states.ts';
import type { CellAddress } from './edit-cells.ts';
import { typesOf } from './grant-reach.ts';
import type { KnownUses } from './known-uses.ts';

/** Whether a role gives a cell itself: what it includes is taken away where it is given. */
export const isOwnGrant = ({ kind }: CellState): boolean =>
  kind !== 'none' && kind !== 'absent' && kind !== 'inherited';

/**
 * What a role gives itself, in a draft and in what the draft is based on: nobody can have used what the draft is the first
 * to give.
 */
export function ownCells(
  document: PolicyDocument,
  base: PolicyDocument,
  role: string,
): readonly CellAddress[] {
  const [now, before] = [cellStates(document), cellStates(base)];
  return typesOf(document).flatMap((type) =>
    actionsOf(type)
      .filter((action) => isOwnGrant(now.of(role, type.name, action)))
      .filter((action) => isOwnGrant(before.of(role, type.name, action)))
      .map((action) => ({ role, type: type.name, action })),
  );
}

/** Those that nobody used: without them everything that anybody did by the role is still allowed. */
export const unusedCells = (cells: readonly CellAddress[], uses: KnownUses): readonly CellAddress[] =>
  cells.filter(({ role, type, action }) => uses.unused(role, type, action));
