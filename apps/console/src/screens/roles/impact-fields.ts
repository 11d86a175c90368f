import type { ImpactField } from '@remit/api/people/person-impact-views';

/** Fields of one type that change alike, as one line. */
export interface ImpactFieldGroup extends Omit<ImpactField, 'field' | 'label'> {
  readonly labels: readonly string[];
}

const weight = { loses: 0, gains: 1, changes: 2, keeps: 3 } as const;

/** The fields that a draft changes, what is lost first, those that change alike together. */
export function groupFields(fields: readonly ImpactField[]): readonly ImpactFieldGroup[] {
  const groups = new Map<string, ImpactFieldGroup>();
  for (const { field: _, label, ...rest } of fields) {
    const alike = JSON.stringify(rest);
    const group = groups.get(alike);
    groups.set(alike, { ...rest, labels: [...(group?.labels ?? []), label] });
  }
  return [...groups.values()].toSorted((a, b) => weight[a.change] - weight[b.change]);
}
