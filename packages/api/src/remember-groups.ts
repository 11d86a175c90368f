import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MembersDiff } from '@remit/policy/compare/diff-policies';
import type { Directory } from '@remit/policy/directory';
import { sameTime } from '@remit/policy/values/same-time';

/** Everything that decides what a change means for people. */
export interface Compared {
  readonly before: CompiledPolicy;
  readonly after: CompiledPolicy;
  readonly directory: Directory;
  readonly environment: Environment;
}

/** By the draft: it goes with it. */
const remembered = new WeakMap<CompiledPolicy, Compared & { readonly groups: readonly MembersDiff[] }>();

/** The last draft that touches very many: several calls ask of it, one after the other, and seldom of two at once. */
let large: CompiledPolicy | null = null;

/**
 * What a draft means for people is asked for by several calls, one after the other: it is worked out again only where
 * anything of it is another by now.
 */
export function rememberGroups(
  compared: Compared,
  make: () => readonly MembersDiff[],
): readonly MembersDiff[] {
  const { after } = compared;
  const known = remembered.get(after);
  if (known !== undefined && isSame(known, compared)) return known.groups;
  const groups = make();
  if (isLarge(groups)) {
    if (large !== null) remembered.delete(large);
    large = after;
  }
  remembered.set(after, { ...compared, groups });
  return groups;
}

/** So many cells are a few megabytes. */
const mostCells = 50_000;

function isLarge(groups: readonly MembersDiff[]): boolean {
  let cells = 0;
  for (const { changes } of groups)
    for (const change of [...changes.actions, ...changes.fields]) cells += change.cells.length;
  return cells > mostCells;
}

/** Versions and directories never change, so that one object is one content. */
function isSame(known: Compared, { before, directory, environment }: Compared): boolean {
  if (known.before !== before || known.directory !== directory) return false;
  return sameTime([before, known.after], directory, known.environment, environment);
}
