import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MembersDiff } from '@remit/policy/diff-policies';
import type { Directory } from '@remit/policy/directory';
import { sameTime } from '@remit/policy/same-time';

/** Everything that decides what a change means for people. */
export interface Compared {
  readonly before: CompiledPolicy;
  readonly after: CompiledPolicy;
  readonly directory: Directory;
  readonly environment: Environment;
}

/** By the draft: it goes with it. */
const remembered = new WeakMap<CompiledPolicy, Compared & { readonly groups: readonly MembersDiff[] }>();

/**
 * What a draft means for people is asked for by several calls, one after the other: it is worked out again only where
 * anything of it is another by now.
 */
export function rememberGroups(
  compared: Compared,
  make: () => readonly MembersDiff[],
): readonly MembersDiff[] {
  const known = remembered.get(compared.after);
  if (known !== undefined && isSame(known, compared)) return known.groups;
  const groups = make();
  if (isSmall(groups)) remembered.set(compared.after, { ...compared, groups });
  return groups;
}

/** Places in lists of folders that are worth the memory: a few megabytes. */
const mostPlaces = 500_000;

/** Where everybody is touched in their own way everywhere, working it out again costs less than keeping it. */
function isSmall(groups: readonly MembersDiff[]): boolean {
  const lists = new Set<readonly string[]>();
  let places = 0;
  for (const { changes } of groups) {
    for (const { cells } of [...changes.actions, ...changes.fields]) {
      for (const { folders } of cells) {
        if (lists.has(folders)) continue;
        lists.add(folders);
        places += folders.length;
        if (places > mostPlaces) return false;
      }
    }
  }
  return true;
}

/** Versions and directories never change, so that one object is one content. */
function isSame(known: Compared, { before, directory, environment }: Compared): boolean {
  if (known.before !== before || known.directory !== directory) return false;
  return sameTime([before, known.after], directory, known.environment, environment);
}
