import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Environment } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { FieldMask, FieldVisibility } from '../field-mask.ts';
import type { RowFilter } from '../row-filter.ts';
import type { Subject } from '../subject.ts';
import { actionsOf } from '../catalog.ts';
import { compareFilters } from './compare-filters.ts';
import { comparePolicies } from './compare-policies.ts';
import type { HolderDiff } from './holder-diff.ts';
import type { Holder } from './compare-sides.ts';
import type { CellChange, FieldCellChange } from './diff-cells.ts';
import { memberChanges, type ActionChange, type FieldChange } from './diff-changes.ts';
import { fieldMasks } from '../fields.ts';
import { mostVisible } from '../most-visible.ts';
import { planRows } from '../plan-rows.ts';
import { rolesHeld } from '../roles-held.ts';
import { sameMask } from '../same-mask.ts';

/** One action on one type in one folder that changes for a member. */
export interface CellDiff {
  readonly folder: string;
  readonly change: CellChange;
  /** For `keeps`: the roles that still give it. */
  readonly through: readonly string[];
}

/** One action on one type, with both row filters, so that the records gained and lost can be counted in SQL. */
export interface ActionDiff {
  readonly type: string;
  readonly action: string;
  readonly change: CellChange;
  readonly before: RowFilter;
  readonly after: RowFilter;
  /** In the order of the tenant's folders. */
  readonly cells: readonly CellDiff[];
}

export interface FieldDiff {
  readonly type: string;
  readonly field: string;
  readonly change: FieldCellChange;
  /** The most that is given on any row. */
  readonly before: FieldVisibility;
  readonly after: FieldVisibility;
  /** Null where the version does not have the field. */
  readonly beforeMask: FieldMask | null;
  readonly afterMask: FieldMask | null;
  /** For `keeps`: the roles that still show it. */
  readonly through: readonly string[];
}

/** What a change of policy or directory means for one member. Empty lists when it means nothing. */
export interface MemberDiff {
  readonly actions: readonly ActionDiff[];
  readonly fields: readonly FieldDiff[];
}

/** A member under one policy. The subject is null where the directory does not have the member. */
export interface MemberSide {
  readonly compiled: CompiledPolicy;
  readonly subject: Subject | null;
}

/** Plans over all of a type's records, on both sides. */
interface Plans {
  readonly rows: (type: string, action: string) => readonly [RowFilter, RowFilter];
  readonly masks: (type: string) => readonly [ReadonlyMap<string, FieldMask>, ReadonlyMap<string, FieldMask>];
}

function plansOf(before: MemberSide, after: MemberSide, environment: Environment): Plans {
  const rowsOf = ({ compiled, subject }: MemberSide, type: string, action: string): RowFilter =>
    subject === null ? { kind: 'none' } : planRows(compiled, subject, action, type, environment);
  const masksOf = ({ compiled, subject }: MemberSide, type: string): ReadonlyMap<string, FieldMask> => {
    const masks = subject === null ? [] : fieldMasks(compiled, subject, type, environment);
    return new Map(masks.map((mask) => [mask.field, mask]));
  };
  const masked = new Map<string, ReturnType<Plans['masks']>>();
  return {
    rows: (type, action) => [rowsOf(before, type, action), rowsOf(after, type, action)],
    masks: (type) => {
      const found = masked.get(type) ?? ([masksOf(before, type), masksOf(after, type)] as const);
      masked.set(type, found);
      return found;
    },
  };
}

function cellsOf({ cells }: ActionChange, folders: readonly string[]): readonly CellDiff[] {
  const places = new Map(folders.map((folder, at) => [folder, at]));
  const place = ({ folder }: CellDiff): number => places.get(folder) ?? 0;
  return cells
    .flatMap(({ folders: some, change, through }) => some.map((folder) => ({ folder, change, through })))
    .toSorted((a, b) => place(a) - place(b));
}

/**
 * Where conditions ask for the folder itself, folders still to come may differ from those there are: what changes is
 * then told by the whole plans too.
 */
function withVarying(
  changes: readonly ActionChange[],
  { varying }: HolderDiff,
  sides: readonly MemberSide[],
  plans: Plans,
) {
  const told = new Set(changes.map(({ type, action }) => `${type} ${action}`));
  const more = [...varying].flatMap((type) => {
    const declared = sides.flatMap(({ compiled }) => compiled.types.get(type) ?? []);
    return [...new Set(declared.flatMap(actionsOf))].flatMap((action): ActionChange[] => {
      if (told.has(`${type} ${action}`)) return [];
      const change = compareFilters(...plans.rows(type, action));
      return change === 'same' ? [] : [{ type, action, change, cells: [] }];
    });
  });
  return [...changes, ...more];
}

function fieldsWithVarying(
  changes: readonly FieldChange[],
  { varying }: HolderDiff,
  plans: Plans,
): readonly FieldChange[] {
  const told = new Set(changes.map(({ type, field }) => `${type} ${field}`));
  const more = [...varying].flatMap((type) => {
    const [was, is] = plans.masks(type);
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((field): FieldChange[] => {
      if (told.has(`${type} ${field}`)) return [];
      const [one, other] = [was.get(field) ?? null, is.get(field) ?? null];
      const [before, after] = [mostVisible(one), mostVisible(other)];
      if (one !== null && other !== null && sameMask(one, other)) return [];
      if (before === 'hidden' && after === 'hidden') return [];
      const change = before === 'hidden' ? 'gains' : after === 'hidden' ? 'loses' : 'changes';
      return [{ type, field, change, before, after, through: [], cells: [] }];
    });
  });
  return [...changes, ...more];
}

/**
 * What one member gains, loses and keeps between two policies or two directories, by action, type and folder, and by
 * field. Runs the enforcing engine on both, in the server and in the browser alike.
 * @param folders every folder of the tenant: the places for which cells are answered
 */
export function diffMember(
  before: MemberSide,
  after: MemberSide,
  environment: Environment,
  { folders }: Pick<Directory, 'folders'>,
): MemberDiff {
  const holder = ({ compiled, subject }: MemberSide): Holder => {
    return { subject, held: subject === null ? [] : rolesHeld(compiled, subject, environment.now) };
  };
  const { diffOf } = comparePolicies(before.compiled, after.compiled, environment, folders);
  const found = diffOf(holder(before), holder(after));
  if (found === null) return { actions: [], fields: [] };
  const plans = plansOf(before, after, environment);
  const changes = memberChanges(found);
  const actions = withVarying(changes.actions, found, [before, after], plans);
  return {
    actions: actions.map((each) => {
      const { type, action, change } = each;
      const [was, is] = plans.rows(type, action);
      return { type, action, change, before: was, after: is, cells: cellsOf(each, folders) };
    }),
    fields: fieldsWithVarying(changes.fields, found, plans).map((each) => {
      const { type, field, change, before: showed, after: shows, through } = each;
      const [was, is] = plans.masks(type);
      const masks = { beforeMask: was.get(field) ?? null, afterMask: is.get(field) ?? null };
      return { type, field, change, before: showed, after: shows, ...masks, through };
    }),
  };
}
