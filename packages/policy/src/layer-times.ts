import type { Check } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { visibleFields } from './fields.ts';
import { applies, separated } from './judge.ts';
import { roleGrants } from './role-grants.ts';
import { activeRoles, rolesHere } from './roles-here.ts';
import { standingProblem } from './standing.ts';

/** What each layer of a decision takes, in ms. */
export interface LayerTimes {
  readonly standing: number;
  readonly roles: number;
  /** What the roles mean in the folder, and each of their grants held against the record. */
  readonly 'folder-scope': number;
  readonly rules: number;
  readonly fields: number;
}

/** Once alone, a layer takes what it takes to be compiled as well; what is told is the least of so many times. */
const times = 20;

/**
 * How long each layer of a decision on one record takes, each asked by itself with nothing remembered from the others.
 * @param clock ms from any beginning, with fractions
 * @returns null for a check about no record in a folder, of which no layer is asked as of one
 */
export function layerTimes(compiled: CompiledPolicy, check: Check, clock: () => number): LayerTimes | null {
  const { subject, resource, environment } = check;
  const action = compiled.actions.get(resource.type)?.get(check.action);
  const folder = resource.folder === null ? null : compiled.folders(resource.folder);
  if (action === undefined || folder === null || resource.id === null) return null;
  const held = (): readonly string[] => [
    ...new Set(
      [...activeRoles(rolesHere(compiled, subject, folder.path, environment.now)).values()].map(
        ({ assignedRole }) => assignedRole,
      ),
    ),
  ];
  const roles = held().flatMap((name) => compiled.assignable.get(name) ?? []);
  const least = (layer: () => unknown): number => {
    let found = Infinity;
    for (let at = 0; at < times; at += 1) {
      const began = clock();
      layer();
      found = Math.min(found, clock() - began);
    }
    return found;
  };
  return {
    standing: least(() => standingProblem(subject.member, environment.now)),
    roles: least(held),
    'folder-scope': least(() =>
      roles.map((role) => roleGrants(compiled, role, folder, action).map(({ test }) => test?.(check))),
    ),
    rules: least(() => [
      [...action.forbids, ...action.requires].map((rule) => applies(rule, check)),
      action.separations.map((separation) => separated(separation, check)),
    ]),
    fields: least(() => visibleFields(compiled, subject, resource, environment)),
  };
}
