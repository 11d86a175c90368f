import type { AccessField } from '@remit/api/people/people-access-views';

/** Fields that show alike and through the same sources. */
export interface AccessFieldGroup extends Omit<AccessField, 'field' | 'label'> {
  readonly labels: readonly string[];
}

const weight = { hidden: 0, masked: 1, readable: 2, writable: 3 } as const;

/** A type's fields, those that are alike on one line; what is kept from the person stands first. */
export function groupFields(fields: readonly AccessField[]): readonly AccessFieldGroup[] {
  const groups = new Map<string, AccessFieldGroup>();
  for (const { field: _, label, ...rest } of fields) {
    const alike = JSON.stringify(rest);
    groups.set(alike, { ...rest, labels: [...(groups.get(alike)?.labels ?? []), label] });
  }
  return [...groups.values()].toSorted((a, b) => weight[a.visibility] - weight[b.visibility]);
}
