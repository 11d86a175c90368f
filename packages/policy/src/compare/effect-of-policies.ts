import type { Environment } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { ActionChange, FieldChange, MemberChanges } from './diff-changes.ts';
import { changedGroups, type MembersDiff, type PolicySide } from './diff-policies.ts';
import { sameData } from '../same-data.ts';

/**
 * What a change of policy means for everybody whom a directory has, people for whom the same changes together. The same
 * as `diffPolicies` says, without fields that only follow their record: that somebody reads a type already says that they
 * read those of its fields that no rule speaks of.
 */
export function effectOfPolicies(
  before: PolicySide,
  after: PolicySide,
  environment: Environment,
): readonly MembersDiff[] {
  return changedGroups(before, after, environment).map((group) =>
    withoutFollowing(group, before.compiled, after.compiled),
  );
}

/** A group without the fields that only follow their record. */
export function withoutFollowing(
  { members, changes }: MembersDiff,
  before: CompiledPolicy,
  after: CompiledPolicy,
): MembersDiff {
  const fields = changes.fields.filter((field) => !followsRecord(field, changes.actions, before, after));
  return { members, changes: withFields(changes, fields) };
}

/** A change that would be told by nothing else keeps its fields. */
function withFields(changes: MemberChanges, fields: readonly FieldChange[]): MemberChanges {
  return changes.actions.length === 0 && fields.length === 0 ? changes : { ...changes, fields };
}

function followsRecord(
  { type, field, cells, ...whole }: FieldChange,
  actions: readonly ActionChange[],
  published: CompiledPolicy,
  draft: CompiledPolicy,
): boolean {
  const [was, is] = [published, draft].map((each) => each.fieldRules.get(type)?.get(field));
  if (was === undefined && is === undefined) return true;
  if (!sameData(was, is)) return false;
  // Where the record is read as before and updated otherwise, a field of which the rules say the same is written otherwise.
  const changed = new Set(actions.filter((each) => each.type === type).map(({ action }) => action));
  if (!changed.has('update') || changed.has('read')) return false;
  return [whole, ...cells].every(
    ({ change, before, after }) => change === 'changes' && isSeen(before) && isSeen(after),
  );
}

const isSeen = (visibility: FieldChange['before']): boolean =>
  visibility === 'readable' || visibility === 'writable';
