import type { HolderDiff } from './holder-diff.ts';
import type { Reach } from '../reach.ts';
import type { CellChange, CellsDiff, FieldCellChange } from './diff-cells.ts';
import type { FieldVisibility } from '../field-mask.ts';
import type { FolderRegion } from '../folder-regions.ts';

/** One action on one type, and where it changes. */
export interface ActionChange {
  readonly type: string;
  readonly action: string;
  readonly change: CellChange;
  readonly cells: readonly {
    readonly region: FolderRegion;
    /** Those of the region, which are listed when they are read. */
    readonly folders: readonly string[];
    readonly change: CellChange;
    /** For `keeps`: the roles that still give it. */
    readonly through: readonly string[];
  }[];
}

/** One field of one type, and where it changes. */
export interface FieldChange {
  readonly type: string;
  readonly field: string;
  readonly change: FieldCellChange;
  /** The most that is given on any record. */
  readonly before: FieldVisibility;
  readonly after: FieldVisibility;
  /** For `keeps`: the roles that still show it. */
  readonly through: readonly string[];
  readonly cells: readonly {
    readonly region: FolderRegion;
    /** Those of the region, which are listed when they are read. */
    readonly folders: readonly string[];
    readonly change: FieldCellChange;
    readonly before: FieldVisibility;
    readonly after: FieldVisibility;
    readonly through: readonly string[];
  }[];
}

/** What changes for a member, in the folders that there are. Empty lists when nothing does. */
export interface MemberChanges {
  readonly actions: readonly ActionChange[];
  readonly fields: readonly FieldChange[];
}

type Here<Change> = Change & { readonly region: FolderRegion };

/** What was told region by region, by what it is about. */
function gather<Change>(
  diff: HolderDiff,
  each: (cells: CellsDiff) => readonly (readonly [string, Change])[],
): ReadonlyMap<string, readonly Here<Change>[]> {
  const gathered = new Map<string, Here<Change>[]>();
  for (const { region, diff: cells } of diff.regions) {
    for (const [name, change] of each(cells)) {
      const list = gathered.get(name);
      if (list === undefined) gathered.set(name, [{ ...change, region }]);
      else list.push({ ...change, region });
    }
  }
  return gathered;
}

/** How the whole changes, from how its parts do: a loss anywhere is what the reader must not miss. */
function wholeChange(parts: ReadonlySet<CellChange>, had: boolean, has: boolean): CellChange {
  if (parts.size === 1 && parts.has('keeps')) return 'keeps';
  if (!had) return 'gains';
  if (!has) return 'loses';
  return parts.has('loses') || parts.has('narrower') ? 'narrower' : 'wider';
}

function actionsOf(diff: HolderDiff, type: string, was: Reach, is: Reach): readonly ActionChange[] {
  const changes = gather(diff, (cells) =>
    cells.type === type ? cells.actions.map((each) => [each.action, each] as const) : [],
  );
  return [...changes].map(([action, parts]) => ({
    type,
    action,
    change: wholeChange(
      new Set(parts.map(({ change }) => change)),
      was.actions.has(action),
      is.actions.has(action),
    ),
    cells: parts
      .filter(({ region }) => region.size > 0)
      .map(({ region, change, through }) => ({
        region,
        get folders() {
          return region.folders;
        },
        change,
        through,
      })),
  }));
}

function wholeFieldChange(
  parts: ReadonlySet<FieldCellChange>,
  before: FieldVisibility,
  after: FieldVisibility,
): FieldCellChange {
  if (parts.size === 1 && parts.has('keeps')) return 'keeps';
  if (before === 'hidden') return 'gains';
  return after === 'hidden' ? 'loses' : 'changes';
}

function fieldsOf(diff: HolderDiff, type: string, was: Reach, is: Reach): readonly FieldChange[] {
  const changes = gather(diff, (cells) =>
    cells.type === type ? cells.fields.map((each) => [each.field, each] as const) : [],
  );
  return [...changes].map(([field, parts]) => {
    const before = was.fields.get(field) ?? 'hidden';
    const after = is.fields.get(field) ?? 'hidden';
    const change = wholeFieldChange(new Set(parts.map((part) => part.change)), before, after);
    return {
      type,
      field,
      change,
      before,
      after,
      through: change === 'keeps' ? [...new Set(parts.flatMap((part) => part.through))].toSorted() : [],
      cells: parts
        .filter(({ region }) => region.size > 0)
        .map(({ region, change: here, before: showed, after: shows, through }) => {
          return {
            region,
            get folders() {
              return region.folders;
            },
            change: here,
            before: showed,
            after: shows,
            through,
          };
        }),
    };
  });
}

/** Puts together what one subject gains, loses and keeps, from what differs region by region. */
export function memberChanges(diff: HolderDiff): MemberChanges {
  const reaches = [...diff.reaches];
  return {
    actions: reaches.flatMap(([type, [was, is]]) => actionsOf(diff, type, was, is)),
    fields: reaches.flatMap(([type, [was, is]]) => fieldsOf(diff, type, was, is)),
  };
}
