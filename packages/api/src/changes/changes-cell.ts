import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { applySteps, type DraftStep } from '@remit/policy/draft/draft-steps';
import { effectOfPolicies } from '@remit/policy/compare/effect-of-policies';
import type { CellEffectView, KeptThrough } from './changes-cell-views.ts';
import type { Drafted } from './changes-impact-views.ts';
import { canonicalCall } from '../canonical-call.ts';
import { ofEverybody } from '../of-everybody.ts';
import { onDraft } from './draft-here.ts';
import { compileDraft, requireUnmovedBase } from './draft-policy.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';

export interface CellEffectInput {
  /** Null before a draft has been begun: then it is asked of the version in force. */
  readonly draft: string | null;
  readonly basedOn: number;
  /** One more edit, which is tried and not made; without any it is asked what the draft itself does. */
  readonly step: DraftStep;
  readonly type: string;
  readonly action: string;
}

/**
 * For how many people one action on one type changes, and how: by an edit that is only thought of, or by a draft as it
 * stands. Counted over everybody whom the asker may be told about, by the engine that decides. Changes nothing.
 * @throws RemitError `not-found` for a draft that there is not; `conflict` where the version in force is another one
 */
export async function cellEffect(
  call: TenantCall,
  { draft, basedOn, step, type, action }: CellEffectInput,
): Promise<Drafted<CellEffectView>> {
  const tried = (from: CompiledPolicy): Drafted<CellEffectView> => {
    const made = compileDraft(call, applySteps(from.document, [step]));
    if (!made.valid) return { kind: 'invalid', problems: made.problems };
    return { kind: 'answer', answer: between(call, from, made.compiled, type, action) };
  };
  if (draft === null) {
    requireUnmovedBase(call, basedOn);
    return tried(canonicalCall(call).policy.compiled);
  }
  const answer = await onDraft(call, draft, ({ policy }, base) =>
    step.length === 0
      ? {
          kind: 'answer' as const,
          answer: between(call, base.policy.compiled, policy.compiled, type, action),
        }
      : tried(policy.compiled),
  );
  return answer.kind === 'answer' ? answer.answer : answer;
}

function between(
  call: TenantCall,
  before: CompiledPolicy,
  after: CompiledPolicy,
  type: string,
  action: string,
): CellEffectView {
  const { directory } = call.directory;
  const told = toldMembers(call);
  const counts = { loses: 0, narrower: 0, gains: 0, wider: 0 };
  const keeps = new Map<string, KeptThrough>();
  let others = 0;
  const groups = effectOfPolicies(
    { compiled: before, directory },
    { compiled: after, directory },
    ofEverybody(call),
  );
  for (const { members, changes } of groups) {
    const found = changes.actions.find((each) => each.type === type && each.action === action);
    if (found === undefined) continue;
    const people = members.filter(told).length;
    others += members.length - people;
    if (people === 0) continue;
    if (found.change === 'keeps') {
      const through = [...new Set(found.cells.flatMap((cell) => cell.through))].toSorted();
      const known = keeps.get(through.join(' '))?.people ?? 0;
      const roles = through.map((name) => ({ name, label: roleLabel(after, name) }));
      keeps.set(through.join(' '), { people: known + people, roles });
    } else counts[found.change] += people;
  }
  return { ...counts, keeps: [...keeps.values()].toSorted((a, b) => b.people - a.people), others };
}
