import type { Environment } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Directory } from '../directory.ts';
import type { PolicyDocument } from '../document.ts';
import { sameData } from '../same-data.ts';

const bounds = new WeakMap<Directory, readonly number[]>();

/** The instants at which memberships and assignments begin and end. */
function boundsOf(directory: Directory): readonly number[] {
  const found = bounds.get(directory);
  if (found !== undefined) return found;
  const { members, assignments } = directory;
  const all = [...members, ...assignments].flatMap(({ from, until }) => [from, until]);
  const unique = [...new Set(all.filter((bound) => bound !== null))];
  bounds.set(directory, unique);
  return unique;
}

/** By entry, for most of a document stays the same from one edit to the next. */
const asking = new WeakMap<object, boolean>();

function asksTheTime(document: PolicyDocument): boolean {
  const lists: readonly (readonly object[])[] = Object.values(document);
  return lists.some((entries) =>
    entries.some((entry) => {
      const known = asking.get(entry) ?? JSON.stringify(entry).includes('"kind":"now"');
      asking.set(entry, known);
      return known;
    }),
  );
}

/**
 * Whether policies mean for a directory at one moment what they mean at another: the circumstances are the same, no
 * condition asks for the time, and nothing begins or ends in between.
 */
export function sameTime(
  policies: readonly CompiledPolicy[],
  directory: Directory,
  one: Environment,
  other: Environment,
): boolean {
  const { now: then, rates: knownRates, ...was } = one;
  const { now, rates, ...is } = other;
  if (!sameData(was, is) || !sameData(knownRates, rates)) return false;
  if (then === now) return true;
  if (policies.some(({ document }) => asksTheTime(document))) return false;
  const turns = [...boundsOf(directory), ...(rates?.list ?? []).map(({ from }) => from)];
  return turns.every((turn) => turn <= Math.min(then, now) || turn > Math.max(then, now));
}
