import type { Directory } from './directory.ts';

/**
 * `now` and every later instant at which a membership or an assignment begins or ends, in order: between two of them
 * nobody's standing and nobody's roles change.
 */
export function scheduledInstants(
  { members, assignments }: Pick<Directory, 'members' | 'assignments'>,
  now: number,
): readonly number[] {
  const bounds = [...members, ...assignments].flatMap(({ from, until }) => [from, until]);
  const later = bounds.filter((bound) => bound !== null && bound > now) as readonly number[];
  return [...new Set([now, ...later])].toSorted((one, other) => one - other);
}
