import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MembersDiff } from '@remit/policy/diff-policies';
import type { Directory } from '@remit/policy/directory';
import { sameData } from '@remit/policy/same-data';
import { validityBounds } from './turning-points.ts';

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
function isSame(known: Compared, asked: Compared): boolean {
  return known.before === asked.before && known.directory === asked.directory && isSameTime(known, asked);
}

/** Whether nothing that depends on the time turns from one moment to the other. */
function isSameTime({ environment: was, before, after, directory }: Compared, asked: Compared): boolean {
  const { now: then, rates: knownRates, ...one } = was;
  const { now, rates, ...other } = asked.environment;
  if (!sameData(one, other) || !sameData(knownRates, rates)) return false;
  if (then === now) return true;
  if (asksTheTime(before) || asksTheTime(after)) return false;
  const turns = [...validityBounds(directory), ...(rates?.list ?? []).map(({ from }) => from)];
  return turns.every((turn) => turn <= Math.min(then, now) || turn > Math.max(then, now));
}

const asking = new WeakMap<CompiledPolicy, boolean>();

function asksTheTime(policy: CompiledPolicy): boolean {
  const known = asking.get(policy) ?? JSON.stringify(policy.document).includes('"kind":"now"');
  asking.set(policy, known);
  return known;
}
