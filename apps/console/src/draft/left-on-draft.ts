import type { DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { applySteps, type DraftConflict, rebaseSteps } from '@remit/policy/draft/draft-steps';
import { sameData } from '@remit/policy/same-data';
import type { DraftDeed } from './draft-shape.ts';
import type { LeftEdits } from './left-edits.ts';

/** What there is left to do about edits that may not have reached a draft. */
export type LeftOnDraft =
  | { readonly kind: 'there' }
  | {
      readonly kind: 'again';
      readonly deed: DraftDeed;
      /** What somebody else changed meanwhile, each to something else: the deed leaves it as they have it. */
      readonly conflicts: readonly DraftConflict[];
    };

/**
 * Edits of a page that was left, on the draft as the server has it by now: there already, or to be made again beside what
 * others made of it.
 * @param leftBase the version that the draft changed when they were made
 * @param base the version that it changes by now
 */
export function leftOnDraft(
  { call, was, mine }: LeftEdits,
  view: Pick<DraftView, 'steps' | 'standing'>,
  leftBase: PolicyDocument,
  base: PolicyDocument,
): LeftOnDraft {
  const { steps } = call.input;
  const from = call.path === 'changes.save' ? call.input.from : 0;
  const differ = steps.findIndex((step, at) => !sameData(step, view.steps[from + at]));
  const arrived = differ < 0 ? steps.length : differ;
  // Found where they were sent to, they arrived: what was made of them since is not theirs to take back.
  if (arrived > 0 && arrived === steps.length) return { kind: 'there' };
  const before =
    arrived === 0 ? applySteps(leftBase, [was]) : applySteps(base, view.steps.slice(0, from + arrived));
  const after = applySteps(leftBase, [mine]);
  const now = applySteps(base, view.steps.slice(0, view.standing));
  const { conflicts } = rebaseSteps(before, now, after);
  const edit = (document: PolicyDocument) =>
    ({ ok: true, document: rebaseSteps(before, document, after).document }) as const;
  return { kind: 'again', deed: { kind: 'change', edit }, conflicts };
}
