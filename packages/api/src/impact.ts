import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { FieldDiff, MemberDiff, ActionDiff } from '@remit/policy/compare/diff-member';
import { diffMember } from '@remit/policy/compare/diff-member';
import { sameSight } from '@remit/policy/same-mask';
import type { Subject } from '@remit/policy/subject';
import { hashOf } from '@remit/store/secrets/hash-of';
import { canonicalCall, canonicalCompiled } from './canonical-call.ts';
import { countEffect, type EffectCounts } from './count-effect.ts';
import { roleLabel } from './grant-words.ts';
import { impactHeadline } from './impact-headline.ts';
import { ofEverybody } from './of-everybody.ts';
import type { TenantCall } from './tenant-call.ts';
import type { ImpactAction, ImpactField, ImpactView } from './people/person-impact-views.ts';
import { notFound } from './store-errors.ts';

/** What a draft would do to one member, ready to be shown, hashed and compared. */
export interface Effect {
  readonly diff: MemberDiff;
  readonly impact: ImpactView;
}

/**
 * The exact effect of a draft on one member: the enforcing engine on both versions, records counted in the tenant's
 * own tables, all in the snapshot of the call.
 * @param proposed a draft, compiled under the number that it would be published as
 * @throws RemitError `not-found` for a subject who is not in the directory
 */
export async function effectOn(
  asked: TenantCall,
  proposed: CompiledPolicy,
  subject: Subject,
): Promise<Effect> {
  const call = { ...canonicalCall(asked), environment: ofEverybody(asked) };
  const draft = canonicalCompiled(proposed);
  const { policy, directory, environment } = call;
  const person = directory.chip(subject.member.id);
  if (person === null) throw notFound();
  const found = diffMember(
    { compiled: policy.compiled, subject },
    { compiled: draft, subject },
    environment,
    directory.directory,
  );
  const diff = {
    ...found,
    fields: found.fields.filter((field) => !isImplied(field, policy.compiled, draft)),
  };
  const counts = await countEffect(call, draft, diff);
  const actions = diff.actions.map((action, index) =>
    actionView(draft, policy.compiled, action, counts.actions[index]),
  );
  const fields = diff.fields.map((field, index) =>
    fieldView(draft, policy.compiled, field, counts.fields[index]),
  );
  const effect = { person, basedOn: policy.published.version, actions, fields };
  return {
    diff,
    impact: {
      ...effect,
      headline: impactHeadline(person.name, actions, fields),
      // Bound to the very draft: another one that happens to touch this member alike is another decision.
      effectHash: hashOf({
        member: person.id,
        basedOn: effect.basedOn,
        document: hashOf(proposed.document),
        diff,
        actions,
        fields,
      }),
    },
  };
}

/**
 * Whether a field changes only in where it may be written, and that only because `update` of its type changes: the
 * action says it already, and once for all fields.
 */
function isImplied(
  { type, field, change, beforeMask, afterMask }: FieldDiff,
  published: CompiledPolicy,
  draft: CompiledPolicy,
): boolean {
  if (change !== 'changes' || beforeMask === null || afterMask === null) return false;
  const editors = (policy: CompiledPolicy): string =>
    JSON.stringify(policy.fieldRules.get(type)?.get(field)?.editable?.toSorted() ?? null);
  return sameSight(beforeMask, afterMask) && editors(published) === editors(draft);
}

function actionView(
  draft: CompiledPolicy,
  published: CompiledPolicy,
  { type, action, change, cells }: ActionDiff,
  counts: EffectCounts['actions'][number] | undefined,
): ImpactAction {
  const typeLabel = (draft.types.get(type) ?? published.types.get(type))?.label ?? type;
  return {
    type,
    typeLabel,
    action,
    change,
    before: counts?.before ?? 0,
    after: counts?.after ?? 0,
    gained: counts?.gained ?? 0,
    lost: counts?.lost ?? 0,
    cells: cells.map(({ folder, change, through }) => {
      return { type, typeLabel, action, folder, change, through: labelsOf(draft, through) };
    }),
  };
}

function fieldView(
  draft: CompiledPolicy,
  published: CompiledPolicy,
  { type, field, change, before, after, through }: FieldDiff,
  counts: EffectCounts['fields'][number] | undefined,
): ImpactField {
  const declared = draft.types.get(type) ?? published.types.get(type);
  return {
    type,
    typeLabel: declared?.label ?? type,
    field,
    label: declared?.fields.find(({ name }) => name === field)?.label ?? field,
    change,
    before,
    after,
    recordsBefore: counts?.before ?? 0,
    recordsAfter: counts?.after ?? 0,
    through: labelsOf(draft, through),
  };
}

/** What the roles that still give a thing are called on screens. */
function labelsOf(draft: CompiledPolicy, roles: readonly string[]): readonly string[] {
  return roles.map((role) => roleLabel(draft, role));
}
