import type { CellsDiff, CellsSide } from './compare/diff-cells.ts';
import type { FieldVisibility } from './field-mask.ts';
import { mostVisible } from './most-visible.ts';

/** The most that one side gives of a type in any of its folders. */
export interface Reach {
  readonly actions: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldVisibility>;
}

/** Of a place where nothing is given. */
export const NO_REACH: Reach = { actions: new Set(), fields: new Map() };

/** What the cells of one place give. */
export function reachOfCells({ cells }: CellsSide): Reach {
  const given = (cells?.actions ?? []).filter(({ rows }) => rows.kind !== 'none');
  return {
    actions: new Set(given.map(({ action }) => action)),
    fields: new Map((cells?.fields ?? []).map((mask) => [mask.field, mostVisible(mask)])),
  };
}

const ORDER: readonly FieldVisibility[] = ['hidden', 'masked', 'readable', 'writable'];

/** The greater of what two places give. */
export function joinReach(left: Reach, right: Reach): Reach {
  const fields = new Map(left.fields);
  for (const [field, most] of right.fields) {
    const other = fields.get(field) ?? 'hidden';
    fields.set(field, ORDER.indexOf(most) > ORDER.indexOf(other) ? most : other);
  }
  return { actions: new Set([...left.actions, ...right.actions]), fields };
}

/** Whether more could not be given of what is asked. */
export const isWholeReach = ({ actions, fields }: Reach, needed: ReadonlySet<string>): boolean =>
  [...needed].every((action) => actions.has(action)) &&
  [...fields.values()].every((most) => most === 'writable');

/** What the changes themselves tell of what was given before and is given after. */
export function reachesOfDiff({ actions, fields }: CellsDiff): readonly [before: Reach, after: Reach] {
  const but = (other: string): ReadonlySet<string> =>
    new Set(actions.filter(({ change }) => change !== other).map(({ action }) => action));
  return [
    { actions: but('gains'), fields: new Map(fields.map(({ field, before }) => [field, before])) },
    { actions: but('loses'), fields: new Map(fields.map(({ field, after }) => [field, after])) },
  ];
}

/** Equal for reaches that give the same. */
export const spellReach = ({ actions, fields }: Reach): string =>
  JSON.stringify([[...actions].toSorted(), [...fields].toSorted(([a], [b]) => (a < b ? -1 : 1))]);
