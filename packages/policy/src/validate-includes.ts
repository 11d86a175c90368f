import type { Role } from './document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { LIMITS } from './limits.ts';

/** Whether following what a role includes leads back to it. */
function includesItself(name: string, roles: ReadonlyMap<string, Role>): boolean {
  const found = new Set(roles.get(name)?.includes);
  for (const each of found) {
    for (const included of roles.get(each)?.includes ?? []) found.add(included);
  }
  return found.has(name);
}

/**
 * Reports roles that include themselves, and those that include too deep. Round by round and not by recursion: after
 * as many rounds as the limit allows, only what is over it still grows.
 */
export function validateIncludes({ document, roles, report }: ValidationScope): void {
  const heights = new Map<string, number>();
  for (let round = 0; round <= LIMITS.includes; round += 1) {
    for (const [name, role] of roles) {
      const below = (role.includes ?? []).filter((each) => roles.has(each));
      const height = Math.max(0, ...below.map((each) => 1 + (heights.get(each) ?? 0)));
      heights.set(name, Math.min(height, LIMITS.includes + 1));
    }
  }
  document.roles.forEach((role, index) => {
    if ((heights.get(role.name) ?? 0) <= LIMITS.includes) return;
    const path = `roles[${index}].includes`;
    if (includesItself(role.name, roles))
      report('include-cycle', path, `\`${role.name}\` includes itself, directly or through others.`);
    else report('over-limit', path, `\`${role.name}\` includes roles more than ${LIMITS.includes} deep.`);
  });
}
