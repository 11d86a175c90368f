import type { CompiledPolicy } from '../compiled-policy.ts';
import type { ResourceType } from '../document.ts';
import { grantNames } from '../grant-clauses.ts';

const known = new WeakMap<CompiledPolicy, Map<string, ReadonlySet<string>>>();

/**
 * The roles of which some grant, in whatever folder it counts, speaks of an action on a type; what they include is not
 * looked into. A policy never changes once compiled, so each question is worked out once for it.
 */
export function rolesNaming(
  compiled: CompiledPolicy,
  action: string,
  type: ResourceType,
): ReadonlySet<string> {
  const answers = known.get(compiled) ?? new Map<string, ReadonlySet<string>>();
  known.set(compiled, answers);
  const key = `${type.name}:${action}`;
  const answered = answers.get(key);
  if (answered !== undefined) return answered;
  const names = (role: string): boolean => {
    const scoped = [...(compiled.scopes.get(role)?.values() ?? [])].flat();
    const placed = [...(compiled.baseGrants.get(role) ?? []), ...scoped];
    return placed.some((grant) => grantNames(compiled, grant, action, type));
  };
  const roles = new Set([...compiled.baseGrants.keys(), ...compiled.scopes.keys()].filter(names));
  answers.set(key, roles);
  return roles;
}
