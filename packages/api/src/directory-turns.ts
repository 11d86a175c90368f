import type { Directory } from '@remit/policy/directory';

const known = new WeakMap<Directory, readonly number[]>();

/** When something begins or ends that a directory has for a time: people, roles and rates. Ascending, ms since 1970 UTC. */
function turnsOf(directory: Directory): readonly number[] {
  const found = known.get(directory);
  if (found !== undefined) return found;
  const { members, assignments, rates = [] } = directory;
  const ends = [...members, ...assignments].flatMap(({ from, until }) => [from ?? [], until ?? []].flat());
  const turns = [...new Set([...ends, ...rates.map(({ from }) => from)])].toSorted(
    (one, other) => one - other,
  );
  known.set(directory, turns);
  return turns;
}

/** When something that a directory has for a time last began or ended, at a moment; null when nothing did. */
export function lastTurn(directory: Directory, now: number): number | null {
  return turnsOf(directory).findLast((at) => at <= now) ?? null;
}

/** When the next such thing begins or ends; null when nothing does. */
export function nextTurn(directory: Directory, now: number): number | null {
  return turnsOf(directory).find((at) => at > now) ?? null;
}
