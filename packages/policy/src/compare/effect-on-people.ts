import type { CellChange, FieldCellChange } from './diff-cells.ts';
import type { MemberChanges } from './diff-changes.ts';
import type { MembersDiff } from './diff-policies.ts';

/** What a change comes to for one person, the gravest first: a loss is what the reader must not miss. */
export const EFFECT_RESULTS = ['loses', 'narrower', 'gains', 'wider', 'changes', 'keeps'] as const;

export type EffectResult = (typeof EFFECT_RESULTS)[number];

/** What a change comes to for people: each is counted once, by the gravest that happens to them. */
export interface EffectOnPeople {
  readonly people: Readonly<Record<EffectResult, number>>;
  /** The roles by which those keep it for whom nothing else changes. */
  readonly keptThrough: readonly string[];
  /** Fields that somebody sees for the first time, and that somebody sees no more; the others are seen otherwise. */
  readonly fields: { readonly revealed: number; readonly hidden: number; readonly otherwise: number };
}

/** The gravest of what changes for a person. */
export function resultOf({ actions, fields }: MemberChanges): EffectResult {
  const found = new Set<CellChange | FieldCellChange>();
  for (const { change, cells } of actions) {
    found.add(change);
    for (const cell of cells) found.add(cell.change);
  }
  for (const { change } of fields) found.add(change);
  return EFFECT_RESULTS.find((result) => found.has(result)) ?? 'keeps';
}

/** Sums up what changes for groups of people, as `diffPolicies` finds them. Pure, so server and browser say the same. */
export function effectOnPeople(groups: readonly MembersDiff[]): EffectOnPeople {
  const people = { loses: 0, narrower: 0, gains: 0, wider: 0, changes: 0, keeps: 0 };
  const through = new Set<string>();
  const fields = {
    gains: new Set<string>(),
    loses: new Set<string>(),
    changes: new Set<string>(),
    keeps: new Set<string>(),
  };
  for (const { members, changes } of groups) {
    const result = resultOf(changes);
    people[result] += members.length;
    if (result === 'keeps') for (const role of rolesKept(changes)) through.add(role);
    for (const { type, field, change } of changes.fields) fields[change].add(`${type}.${field}`);
  }
  const otherwise = [...fields.changes].filter((name) => !fields.gains.has(name) && !fields.loses.has(name));
  return {
    people,
    keptThrough: [...through].toSorted(),
    fields: { revealed: fields.gains.size, hidden: fields.loses.size, otherwise: otherwise.length },
  };
}

function rolesKept({ actions, fields }: MemberChanges): readonly string[] {
  return [...actions.flatMap(({ cells }) => cells), ...fields].flatMap(({ through }) => through);
}
