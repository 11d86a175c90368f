import type { CompiledPolicy } from './compiled-policy.ts';
import type { Condition } from './condition.ts';
import type { FieldRule, Mask, ResourceType } from './document.ts';
import { compilePredicate, type Predicate } from './compile-predicate.ts';

/** What a role must meet to give something of a field: its row policies on the type. */
export interface FieldGrant {
  readonly role: string;
  readonly where: readonly Condition[];
  /** The same, ready to be judged on one record. */
  readonly tests: readonly Predicate[];
}

/** Who gives what of a field. `editable` null: whoever reads the field and may update the record may write it. */
export interface FieldGrants {
  readonly readable: readonly FieldGrant[];
  /** The pattern that shows most comes first. */
  readonly masked: readonly { readonly as: Mask; readonly by: readonly FieldGrant[] }[];
  readonly editable: readonly FieldGrant[] | null;
}

/**
 * What a field rule gives, role by role, bound by each role's own row policies. Additive: `hidden` takes nothing away.
 * Source: semantics.md, "The decision", step 7.
 */
export function fieldGrants(compiled: CompiledPolicy, rule: FieldRule, type: ResourceType): FieldGrants {
  const given = (role: string): FieldGrant => {
    const policies = compiled.rowPolicies.get(type.name)?.get(role) ?? [];
    return {
      role,
      where: policies.map(({ where }) => where),
      tests: policies.map(({ where }) => compilePredicate(where, type)),
    };
  };
  const patterns = new Map<number, { as: Mask; by: FieldGrant[] }>();
  for (const { role, as } of rule.masked ?? []) {
    const pattern = patterns.get(as.characters) ?? { as, by: [] };
    pattern.by.push(given(role));
    patterns.set(as.characters, pattern);
  }
  return {
    readable: (rule.visible ?? []).map(given),
    masked: [...patterns.values()].toSorted((left, right) => right.as.characters - left.as.characters),
    editable: rule.editable === undefined ? null : rule.editable.map(given),
  };
}
