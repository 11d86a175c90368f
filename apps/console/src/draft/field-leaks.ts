import type { Condition } from '@remit/policy/condition';
import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import { attributesIn } from '@remit/policy/missing-facts';
import { includedRoles } from './cell-state.ts';
import type { FieldPlace } from './edit-field-rules.ts';
import { fieldRuleOf } from './field-state.ts';
import { grantsOn, reachOf, typesOf } from './grant-reach.ts';

/** Something that asks for a field by which whoever may not see it learns of its value: what they see depends on it. */
export interface FieldLeak extends FieldPlace {
  readonly by: {
    readonly kind: 'grant' | 'scope' | 'policy' | 'set' | 'rule';
    /** The role of a grant or a scope; the name of anything else. */
    readonly name: string;
  };
  /** Roles that it bears on and that do not show the field in full. */
  readonly roles: readonly string[];
}

interface Asked {
  readonly by: FieldLeak['by'];
  readonly type: string;
  readonly condition: Condition;
  readonly roles: readonly Role[];
}

/**
 * The conditions that tell of a field to somebody who may not see it. It is a warning and not a fault: a row policy over
 * a hidden region is often what is meant. A field without a rule is hidden from nobody who sees the record.
 */
export function fieldLeaks(document: PolicyDocument): readonly FieldLeak[] {
  const leaks = new Map<string, FieldLeak & { readonly roles: string[] }>();
  for (const { by, type, condition, roles } of askedIn(document)) {
    const fields = new Set(
      attributesIn(condition).flatMap(({ of, name }) => (of === 'resource' ? [name] : [])),
    );
    for (const field of fields) {
      if (fieldRuleOf(document, type, field) === undefined) continue;
      for (const role of roles) {
        if (shows(document, role, { type, field })) continue;
        const key = `${by.kind} ${by.name} ${type} ${field}`;
        const leak = leaks.get(key) ?? { type, field, by, roles: [] };
        leaks.set(key, leak);
        if (!leak.roles.includes(role.name)) leak.roles.push(role.name);
      }
    }
  }
  return [...leaks.values()];
}

/** Whether whoever holds the role sees the field in full, through it or what it includes. */
function shows(document: PolicyDocument, role: Role, { type, field }: FieldPlace): boolean {
  const visible = fieldRuleOf(document, type, field)?.visible ?? [];
  return [role, ...includedRoles(document, role)].some(({ name }) => visible.includes(name));
}

function askedIn(document: PolicyDocument): readonly Asked[] {
  const roleNamed = new Map(document.roles.map((role) => [role.name, role]));
  const ofGrants = (kind: 'grant' | 'scope', role: Role, grants: readonly Grant[]): readonly Asked[] =>
    grants.flatMap((grant) =>
      reachOf(document, role, grant).flatMap((type): readonly Asked[] => {
        const own =
          grant.where === undefined
            ? []
            : [{ by: { kind, name: role.name }, type, condition: grant.where, roles: [role] }];
        const sets = (grant.qualifiers ?? []).flatMap((qualifier): readonly Asked[] => {
          if (qualifier.kind !== 'set') return [];
          const set = document.sets.find(({ name }) => name === qualifier.set);
          if (set === undefined || set.type !== type) return [];
          return [{ by: { kind: 'set', name: set.name }, type, condition: set.where, roles: [role] }];
        });
        return [...own, ...sets];
      }),
    );
  return [
    ...document.roles.flatMap((role) => ofGrants('grant', role, role.grants)),
    ...document.folderScopes.flatMap(({ role, grants }) => {
      const named = roleNamed.get(role);
      return named === undefined ? [] : ofGrants('scope', named, grants);
    }),
    ...document.rowPolicies.map(({ name, type, where, roles }): Asked => {
      return {
        by: { kind: 'policy', name },
        type,
        condition: where,
        roles: roles.flatMap((role) => roleNamed.get(role) ?? []),
      };
    }),
    ...document.rules.flatMap((rule) =>
      rule.on.flatMap((type) =>
        [rule.when, 'unless' in rule ? rule.unless : undefined].flatMap((condition): readonly Asked[] =>
          condition === undefined
            ? []
            : [{ by: { kind: 'rule', name: rule.name }, type, condition, roles: readersOf(document, type) }],
        ),
      ),
    ),
  ];
}

/** Roles that by their own grants read a type: they see which of its records a rule keeps from them. */
function readersOf(document: PolicyDocument, typeName: string): readonly Role[] {
  const type = typesOf(document).find(({ name }) => name === typeName);
  if (type === undefined) return [];
  return document.roles.filter((role) => grantsOn(document, role, type, 'read').length > 0);
}
