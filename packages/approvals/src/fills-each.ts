import type { Decider } from './step-deciders.ts';

/**
 * Whether each of some roles can be filled by a person of its own: where a role is taken, whoever fills it is moved to
 * another that they hold as well, for as long as that makes room.
 * @param deciders who may fill which
 */
export function fillsEach(
  roles: readonly string[],
  deciders: readonly Pick<Decider, 'person' | 'as'>[],
): boolean {
  const filledBy = new Map<string, string>();
  const roleOf = (filler: string): string | undefined =>
    [...filledBy].find(([, person]) => person === filler)?.[0];
  const fill = (role: string, tried: Set<string>): boolean => {
    for (const { person, as } of deciders) {
      if (as !== role || tried.has(person)) continue;
      tried.add(person);
      const taken = roleOf(person);
      if (taken !== undefined && !fill(taken, tried)) continue;
      filledBy.set(role, person);
      return true;
    }
    return false;
  };
  return roles.every((role) => fill(role, new Set()));
}
