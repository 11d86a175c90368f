import type { Environment } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { FieldChange, MemberChanges } from './diff-changes.ts';
import { diffPolicies, type MembersDiff, type PolicySide } from './diff-policies.ts';

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
  const told = new Map<FieldChange, boolean>();
  return diffPolicies(before, after, environment).groups.map(({ members, changes }) => {
    const fields = changes.fields.filter((field) => {
      const known = told.get(field) ?? !followsRecord(field, before.compiled, after.compiled);
      told.set(field, known);
      return known;
    });
    return { members, changes: withFields(changes, fields) };
  });
}

/** A change that would be told by nothing else keeps its fields. */
function withFields(changes: MemberChanges, fields: readonly FieldChange[]): MemberChanges {
  return changes.actions.length === 0 && fields.length === 0 ? changes : { ...changes, fields };
}

function followsRecord(
  { type, field, cells, ...whole }: FieldChange,
  published: CompiledPolicy,
  draft: CompiledPolicy,
): boolean {
  const [was, is] = [published, draft].map((each) => each.fieldRules.get(type)?.get(field));
  if (was === undefined && is === undefined) return true;
  // Seen as before, and written by those who were named before: `update` of the record has changed.
  return editors(was) === editors(is) && (cells.length === 0 ? [whole] : cells).every(isInWritingOnly);
}

const isInWritingOnly = ({
  change,
  before,
  after,
}: Pick<FieldChange, 'change' | 'before' | 'after'>): boolean =>
  change === 'changes' &&
  before !== after &&
  [before, after].every((seen) => seen === 'readable' || seen === 'writable');

const editors = (rule: { readonly editable?: readonly string[] } | undefined): string =>
  JSON.stringify(rule?.editable?.toSorted() ?? null);
