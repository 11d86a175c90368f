import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Environment } from '../check.ts';
import type { Directory } from '../directory.ts';
import type { Subject } from '../subject.ts';
import type { CellChange, FieldCellChange } from './diff-cells.ts';
import { comparePolicies } from './compare-policies.ts';
import type { HolderDiff } from './holder-diff.ts';
import type { Holder } from './compare-sides.ts';
import { memberChanges, type MemberChanges } from './diff-changes.ts';
import { touchedBetween } from './diff-touched.ts';
import { directoryIndex } from '../directory-index.ts';
import type { FolderRegion } from '../folder-regions.ts';
import { rolesHeld } from '../roles-held.ts';
import { sameData } from '../same-data.ts';
import { subjectOf } from '../subject-of.ts';

/** A policy version and the people that it is about. */
export interface PolicySide {
  readonly compiled: CompiledPolicy;
  readonly directory: Directory;
}

/** Members for whom the same changes. */
export interface MembersDiff {
  /** Ids, in the directory's order. */
  readonly members: readonly string[];
  readonly changes: MemberChanges;
}

/** How many cells change, and how: a cell is one action on one type in one folder for one member. */
export type CellCounts = Readonly<Record<CellChange, number>>;

/** The same for fields: a cell is one field of one type in one folder for one member. */
export type FieldCellCounts = Readonly<Record<FieldCellChange, number>>;

/** What a change means for everybody. Members for whom nothing changes are absent. */
export interface PolicyDiff {
  readonly groups: readonly MembersDiff[];
  readonly totals: {
    readonly members: number;
    readonly actions: CellCounts;
    readonly fields: FieldCellCounts;
  };
}

/** Everybody to whom a change can mean anything, in the order of the directories. */
export function candidates(before: PolicySide, after: PolicySide): readonly string[] {
  const { affects, roles } = touchedBetween(before.compiled, after.compiled);
  const { members } = after.directory;
  if (before.directory !== after.directory) {
    const everybody = [...before.directory.members, ...members].map(({ id }) => id);
    return [...new Set(everybody)];
  }
  const { assignmentsOf, membersOf } = directoryIndex(after.directory);
  const names = new Set([...before.compiled.roles.keys(), ...after.compiled.roles.keys(), ...roles]);
  const places = new Set<number>();
  for (const role of names) {
    if (!affects(role)) continue;
    for (const { holder } of assignmentsOf(role)) for (const place of membersOf(holder)) places.add(place);
  }
  return [...places].toSorted((a, b) => a - b).flatMap((place) => members[place]?.id ?? []);
}

/** Whether everything that the directory says of a subject is the same, so that a changed policy alone can touch it. */
function sameSubject(before: Subject | null, after: Subject | null): boolean {
  if (before === null || after === null) return before === after;
  const { assignments: was, ...one } = before;
  const { assignments: is, ...other } = after;
  return (
    sameData(one, other) &&
    was.length === is.length &&
    was.every(({ assignment }, at) => sameData(assignment, is[at]?.assignment))
  );
}

function count<Change extends string>(
  into: Record<Change, number>,
  changes: readonly {
    readonly cells: readonly { readonly region: FolderRegion; readonly change: Change }[];
  }[],
  members: number,
): void {
  const totals = into;
  for (const { cells } of changes)
    for (const { change, region } of cells) totals[change] += members * region.size;
}

function totalsOf(groups: readonly MembersDiff[]): PolicyDiff['totals'] {
  const actions = { gains: 0, loses: 0, narrower: 0, wider: 0, keeps: 0 };
  const fields = { gains: 0, loses: 0, changes: 0, keeps: 0 };
  let members = 0;
  for (const { members: some, changes } of groups) {
    members += some.length;
    count(actions, changes.actions, some.length);
    count(fields, changes.fields, some.length);
  }
  return { members, actions, fields };
}

/**
 * What a change of policy, of directory or of both means for everybody: every cell, of actions and of fields, that is
 * gained, lost, changed, narrower, wider or kept through another role. Exact, and the same as `diffMember` says of
 * each; members for whom the same changes come together, and what does not touch a member is not looked at.
 * @param environment for both sides alike; cells are answered for the folders of the second directory
 * Source: semantics.md, "Change".
 */
export function diffPolicies(before: PolicySide, after: PolicySide, environment: Environment): PolicyDiff {
  const groups = changedGroups(before, after, environment);
  return { groups, totals: totalsOf(groups) };
}

/** The groups of `diffPolicies` alone, for whom its cells need not be counted. */
export function changedGroups(
  before: PolicySide,
  after: PolicySide,
  environment: Environment,
): readonly MembersDiff[] {
  const diffFor = memberDiffer(before, after, environment);
  const groups = new Map<string, { members: string[]; diff: HolderDiff }>();
  for (const memberId of candidates(before, after)) {
    const diff = diffFor(memberId);
    if (diff === null) continue;
    const group = groups.get(diff.key);
    if (group === undefined) groups.set(diff.key, { members: [memberId], diff });
    else group.members.push(memberId);
  }
  return [...groups.values()].map(({ members, diff }) => ({ members, changes: memberChanges(diff) }));
}

/** What a change means for one member after another. Null where it means nothing in any folder that there is. */
export function memberDiffer(
  before: PolicySide,
  after: PolicySide,
  environment: Environment,
): (memberId: string) => HolderDiff | null {
  const { affects } = touchedBetween(before.compiled, after.compiled);
  const folders = after.directory.folders;
  const { diffOf } = comparePolicies(before.compiled, after.compiled, environment, folders);
  const holder = ({ compiled }: PolicySide, subject: Subject | null): Holder => {
    return { subject, held: subject === null ? [] : rolesHeld(compiled, subject, environment.now) };
  };
  return (memberId) => {
    const was = subjectOf(before.directory, memberId);
    const is = before.directory === after.directory ? was : subjectOf(after.directory, memberId);
    const unmoved = was === is || sameSubject(was, is);
    const touched = [was, is].some((subject) =>
      (subject?.assignments ?? []).some(({ assignment }) => affects(assignment.role)),
    );
    if (unmoved && !touched) return null;
    const diff = diffOf(holder(before, was), holder(after, unmoved ? was : is));
    return diff === null || diff.regions.length === 0 ? null : diff;
  };
}
