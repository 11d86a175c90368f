import { compareFilters } from '@remit/policy/compare/compare-filters';
import type { MemberDiff } from '@remit/policy/compare/diff-member';
import type { AccessOption } from './access/access-views.ts';

/** Something that could be asked for, and what it would change for whoever holds it. */
export interface WeighedOption {
  readonly option: AccessOption;
  readonly gives: MemberDiff;
}

/**
 * What could be asked for, that first which gives least else: by how many actions, and of as many by what lies within
 * what. A role that gives the same on some records comes before one that gives it on all of them.
 */
export function narrowestFirst(weighed: readonly WeighedOption[]): readonly AccessOption[] {
  const around = new Map(
    weighed.map((each) => [
      each,
      weighed.filter((other) => other !== each && liesWithin(other.gives, each.gives)).length,
    ]),
  );
  return weighed
    .toSorted(
      (one, other) =>
        one.option.alsoGives - other.option.alsoGives ||
        (around.get(one) ?? 0) - (around.get(other) ?? 0) ||
        one.option.label.localeCompare(other.option.label, 'en'),
    )
    .map(({ option }) => option);
}

/** Whether all that one gives the other surely gives as well. */
function liesWithin(one: MemberDiff, other: MemberDiff): boolean {
  const within = one.actions.every(({ type, action, after }) => {
    const wide = other.actions.find((each) => each.type === type && each.action === action);
    return wide !== undefined && ['same', 'wider', 'gains'].includes(compareFilters(after, wide.after));
  });
  const shows = new Set(other.fields.map(({ type, field }) => `${type} ${field}`));
  return within && one.fields.every(({ type, field }) => shows.has(`${type} ${field}`));
}
