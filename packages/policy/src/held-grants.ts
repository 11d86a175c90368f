import type { CompiledAction, CompiledGrant } from './compiled-policy.ts';
import type { FolderNode } from './folder-tree.ts';
import type { HeldGrants, LinkedSubject } from './linked-subject.ts';
import { liesIn } from './folder-tree.ts';
import { roleGrants } from './role-grants.ts';
import { periodStanding } from './standing.ts';

const NOTHING: readonly CompiledGrant[] = [];

/** Grants that ask nothing of the record come first: where one will do, no other need be tried. */
function listed(grants: ReadonlySet<CompiledGrant>): readonly CompiledGrant[] {
  if (grants.size === 0) return NOTHING;
  const each = [...grants];
  return [...each.filter(({ test }) => test === null), ...each.filter(({ test }) => test !== null)];
}

/** So many answers are recalled for a subject; then it is begun anew, or asking at random would fill the memory. */
const RECALLED = 128;

function gather(linked: LinkedSubject, folder: FolderNode, action: CompiledAction, now: number): HeldGrants {
  const grants = new Set<CompiledGrant>();
  const reading = new Set<CompiledGrant>();
  let since = -Infinity;
  let changes = Infinity;
  for (const { role, folder: tree, from, until } of linked.held) {
    if (!liesIn(folder, tree)) continue;
    for (const bound of [from, until]) {
      if (bound === null) continue;
      if (bound <= now) since = Math.max(since, bound);
      else changes = Math.min(changes, bound);
    }
    if (periodStanding({ from, until }, now) !== 'active') continue;
    for (const grant of roleGrants(linked.compiled, role, folder, action)) grants.add(grant);
    if (action.reading === null) continue;
    for (const grant of roleGrants(linked.compiled, role, folder, action.reading)) reading.add(grant);
  }
  return { grants: listed(grants), reading: listed(reading), from: since, until: changes };
}

/**
 * The grants that a subject's roles give in a folder at `now` (milliseconds since 1970 UTC), for an action. A subject
 * asks again and again in the same places, and between two changes of its assignments the answer is the same.
 */
export function heldGrants(
  linked: LinkedSubject,
  folder: FolderNode,
  action: CompiledAction,
  now: number,
): HeldGrants {
  const key = folder.id * linked.compiled.actionCount + action.index;
  const known = linked.recalled.get(key);
  if (known !== undefined && now >= known.from && now < known.until) return known;
  const found = gather(linked, folder, action, now);
  // A time that is no number lies in no period: what it says is for no other time.
  if (folder.id < 0 || Number.isNaN(now)) return found;
  if (linked.recalled.size >= RECALLED) linked.recalled.clear();
  linked.recalled.set(key, found);
  return found;
}
