import type { AccessView } from '@remit/api/people/people-access-views';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import type { MatrixRow } from './matrix-lines.ts';
import type { MatrixLooks } from './matrix-looks.ts';

/** How the cells of somebody look, by what they effectively have. */
export function personCells(
  people: readonly AccessView[],
  looks: MatrixLooks,
): (person: string, line: MatrixRow) => CellLook {
  const actionsOf = new Map(
    people.map(({ person, types }) => [
      person.id,
      new Map(
        types.flatMap(({ type, actions }) =>
          actions.map((each) => [`${type} ${each.action}`, each] as const),
        ),
      ),
    ]),
  );
  return (person, { type, actions, expanded }) => {
    const theirs = actionsOf.get(person);
    const has = actions.flatMap((each) => theirs?.get(`${type} ${each}`) ?? []);
    if (expanded === undefined || has.length === 0) return looks.person(has[0] ?? null);
    return looks.some(has.length, actions.length);
  };
}
