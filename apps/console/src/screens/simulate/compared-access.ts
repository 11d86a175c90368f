import type { FieldVisibility } from '@remit/policy/field-mask';
import type { AccessType } from '@remit/api/people/people-access-views';

export interface Compared<Side> {
  readonly name: string;
  readonly label: string;
  readonly one: Side;
  readonly other: Side;
  readonly differs: boolean;
}

/** The most that somebody gets of a field, and whether that depends on the record. */
export interface FieldSeen {
  readonly visibility: FieldVisibility;
  readonly varies: boolean;
}

/**
 * What two people may do with the records of a type, and what they get of its fields, side by side: on how many records
 * each action is allowed, where either may take it, and every field. Where they differ comes first.
 */
export function comparedAccess(one: AccessType, other: AccessType) {
  const counts = ({ actions }: AccessType) => new Map(actions.map(({ action, count }) => [action, count]));
  const [ones, others] = [counts(one), counts(other)];
  const actions = [...new Set([...ones.keys(), ...others.keys()])].map((action): Compared<number | null> => {
    const [a, b] = [ones.get(action) ?? null, others.get(action) ?? null];
    return { name: action, label: action, one: a, other: b, differs: a !== b };
  });
  const fields = one.fields.flatMap(
    ({ field, label, visibility, varies }): readonly Compared<FieldSeen>[] => {
      const there = other.fields.find((each) => each.field === field);
      if (there === undefined) return [];
      const differs = there.visibility !== visibility || there.varies !== varies;
      const seen = { visibility: there.visibility, varies: there.varies };
      return [{ name: field, label, one: { visibility, varies }, other: seen, differs }];
    },
  );
  return { actions: differingFirst(actions), fields: differingFirst(fields) };
}

const differingFirst = <Side>(all: readonly Compared<Side>[]): readonly Compared<Side>[] => [
  ...all.filter(({ differs }) => differs),
  ...all.filter(({ differs }) => !differs),
];
