import type { Environment } from '../check.ts';
import type { HolderDiff } from './holder-diff.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import { memberChanges, type MemberChanges } from './diff-changes.ts';
import { candidates, memberDiffer, type MembersDiff, type PolicySide } from './diff-policies.ts';
import { withoutFollowing } from './effect-of-policies.ts';
import { sameTime } from '../values/same-time.ts';

/** What a draft means for a member, with a key that is equal where the same was found to change. */
interface Found {
  readonly key: string;
  readonly diff: HolderDiff;
}

/**
 * What drafts of one version mean for everybody, one draft after another: the same as `effectOfPolicies` says of each,
 * but that people for whom the same changes may come in several groups. Of the draft before, everything is kept that the
 * next one does not touch, so that an edit costs as much as it touches and not as much as its whole draft does.
 */
export function effectsOfDrafts(
  before: PolicySide,
): (after: CompiledPolicy, environment: Environment) => readonly MembersDiff[] {
  const { directory } = before;
  const found = new Map<string, Found>();
  const told = new WeakMap<HolderDiff, MemberChanges>();
  let last: { readonly compiled: CompiledPolicy; readonly environment: Environment } | null = null;
  let drafts = 0;

  const changesOf = (diff: HolderDiff): MemberChanges => {
    const changes = told.get(diff) ?? memberChanges(diff);
    told.set(diff, changes);
    return changes;
  };

  return (compiled, environment) => {
    const after = { compiled, directory };
    const policies = [before.compiled, compiled, ...(last === null ? [] : [last.compiled])];
    if (last !== null && !sameTime(policies, directory, last.environment, environment)) {
      last = null;
      found.clear();
    }
    drafts += 1;
    const diffFor = memberDiffer(before, after, environment);
    for (const id of candidates(last === null ? before : { ...before, compiled: last.compiled }, after)) {
      const diff = diffFor(id);
      // Keys tell apart what one comparison found, and every draft is a comparison of its own.
      if (diff === null) found.delete(id);
      else found.set(id, { key: `${drafts} ${diff.key}`, diff });
    }
    last = { compiled, environment };
    const groups = new Map<string, { members: string[]; diff: HolderDiff }>();
    for (const { id } of directory.members) {
      const here = found.get(id);
      if (here === undefined) continue;
      const group = groups.get(here.key);
      if (group === undefined) groups.set(here.key, { members: [id], diff: here.diff });
      else group.members.push(id);
    }
    return [...groups.values()].map(({ members, diff }) =>
      withoutFollowing({ members, changes: changesOf(diff) }, before.compiled, compiled),
    );
  };
}
