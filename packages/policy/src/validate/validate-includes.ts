import type { Role } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { LIMITS } from '../limits.ts';

/** Roles that can be reached from one by inclusion, itself too where a circle leads back; `walk` counts each step. */
function reached(
  name: string,
  roles: ReadonlyMap<string, Role>,
  walk: { steps: number },
): ReadonlySet<string> {
  const found = new Set(roles.get(name)?.includes);
  for (const each of found) {
    if (walk.steps > LIMITS.inclusions) break;
    for (const included of roles.get(each)?.includes ?? []) {
      walk.steps += 1;
      found.add(included);
    }
  }
  return found;
}

/** Of roles that each are few and shallow, all closures together may still be more than anybody administers. */
function validateClosures({ roles, report }: ValidationScope): void {
  const walk = { steps: 0 };
  for (const name of roles.keys()) {
    const { size } = reached(name, roles, walk);
    walk.steps += size;
    if (walk.steps <= LIMITS.inclusions) continue;
    const sentence = `Roles include one another in more than ${LIMITS.inclusions} ways; include fewer.`;
    return report('over-limit', 'roles', sentence);
  }
}

/**
 * How many levels of roles each role includes, by its place in the document; more than the limit is not counted out.
 * Round by round and not by recursion: after as many rounds as the limit allows, only what is over it still grows.
 */
function heightsOf(roles: readonly Role[]): readonly number[] {
  const places = new Map(roles.map(({ name }, at) => [name, at]));
  // By place and not by name: there may be tens of thousands to look up, in every round.
  const below = roles.map(({ includes = [] }) => includes.flatMap((each) => places.get(each) ?? []));
  const heights = roles.map(() => 0);
  let grown = true;
  for (let round = 0; grown && round <= LIMITS.includes; round += 1) {
    grown = false;
    for (const [at, included] of below.entries()) {
      let height = 0;
      for (const each of included) height = Math.max(height, 1 + (heights[each] ?? 0));
      height = Math.min(height, LIMITS.includes + 1);
      if (height === heights[at]) continue;
      heights[at] = height;
      grown = true;
    }
  }
  return heights;
}

/** Reports roles that include themselves, those that include too deep, and too many ways of inclusion. */
export function validateIncludes(scope: ValidationScope): void {
  const { document, roles, report } = scope;
  const written = document.roles.reduce((sum, role) => sum + (role.includes ?? []).length, 0);
  if (written > LIMITS.grants)
    return report('over-limit', 'roles', `A policy has at most ${LIMITS.grants} \`includes\`.`);
  const height = heightsOf(document.roles);
  if (height.every((each) => each <= LIMITS.includes)) return validateClosures(scope);
  const walk = { steps: 0 };
  document.roles.forEach((role, index) => {
    if ((height[index] ?? 0) <= LIMITS.includes) return;
    const path = `roles[${index}].includes`;
    // Far too many to tell the circles from the rest are all the same too deep.
    if (walk.steps <= LIMITS.compared && reached(role.name, roles, walk).has(role.name))
      report('include-cycle', path, `\`${role.name}\` includes itself, directly or through others.`);
    else report('over-limit', path, `\`${role.name}\` includes roles more than ${LIMITS.includes} deep.`);
  });
}
