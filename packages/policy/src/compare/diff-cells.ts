import type { FieldMask, FieldVisibility } from '../field-mask.ts';
import type { ActionCell, TypeCells } from '../type-cells.ts';
import { compareFilters, type ReachChange } from './compare-filters.ts';
import { mostVisible } from '../most-visible.ts';
import { sameMask } from '../same-mask.ts';

/** `keeps`: a role that gave it no longer does, and another one gives the same. */
export type CellChange = Exclude<ReachChange, 'same'> | 'keeps';

/** How what is seen of a field, or may be written of it, changes. */
export type FieldCellChange = 'gains' | 'loses' | 'changes' | 'keeps';

/** What changes for one subject in one folder, of one type. */
export interface CellsDiff {
  readonly type: string;
  readonly actions: readonly {
    readonly action: string;
    readonly change: CellChange;
    /** For `keeps`: the roles that still give it. */
    readonly through: readonly string[];
  }[];
  readonly fields: readonly {
    readonly field: string;
    readonly change: FieldCellChange;
    /** The most that is given on any record of the folder. */
    readonly before: FieldVisibility;
    readonly after: FieldVisibility;
    /** For `keeps`: the roles that still show it. */
    readonly through: readonly string[];
  }[];
}

/** The cells of one side, and the roles held there that show a field in full. */
export interface CellsSide {
  readonly cells: TypeCells | null;
  readonly showing: (field: string) => readonly string[];
}

const rolesOf = (cell: ActionCell | undefined): readonly string[] =>
  [...new Set((cell?.grants ?? []).map(({ role }) => role))].toSorted();

const isGone = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((role) => !after.includes(role));

/** @returns nothing where nothing changes, or only more roles give what is given already */
function actionChange(
  before: ActionCell | undefined,
  after: ActionCell | undefined,
  action: string,
): CellsDiff['actions'] {
  const change = compareFilters(before?.rows ?? { kind: 'none' }, after?.rows ?? { kind: 'none' });
  if (change !== 'same') return [{ action, change, through: [] }];
  const through = rolesOf(after);
  return isGone(rolesOf(before), through) ? [{ action, change: 'keeps', through }] : [];
}

function fieldChange(
  [before, after]: readonly [FieldMask | undefined, FieldMask | undefined],
  [showed, shows]: readonly [readonly string[], readonly string[]],
  field: string,
): CellsDiff['fields'] {
  const most = { before: mostVisible(before ?? null), after: mostVisible(after ?? null) };
  if (most.before === 'hidden' && most.after === 'hidden') return [];
  if (before !== undefined && after !== undefined && sameMask(before, after))
    return isGone(showed, shows) ? [{ field, change: 'keeps', ...most, through: shows }] : [];
  const change = most.before === 'hidden' ? 'gains' : most.after === 'hidden' ? 'loses' : 'changes';
  return [{ field, change, ...most, through: [] }];
}

/** What differs between the cells of two sides, in one folder. @returns null when nothing does */
export function diffCells(type: string, before: CellsSide, after: CellsSide): CellsDiff | null {
  if (before.cells === after.cells) return null;
  const actionsOf = ({ cells }: CellsSide) => new Map(cells?.actions.map((cell) => [cell.action, cell]));
  const fieldsOf = ({ cells }: CellsSide) => new Map(cells?.fields.map((mask) => [mask.field, mask]));
  const [was, is] = [actionsOf(before), actionsOf(after)];
  const [hid, shows] = [fieldsOf(before), fieldsOf(after)];
  const actions = [...new Set([...was.keys(), ...is.keys()])].flatMap((action) =>
    actionChange(was.get(action), is.get(action), action),
  );
  const fields = [...new Set([...hid.keys(), ...shows.keys()])].flatMap((field) =>
    fieldChange([hid.get(field), shows.get(field)], [before.showing(field), after.showing(field)], field),
  );
  return actions.length === 0 && fields.length === 0 ? null : { type, actions, fields };
}
