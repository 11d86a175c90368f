import { asOneStep, type DraftStep } from '@remit/policy/draft/draft-steps';
import type { DraftCopy } from './draft-copy.ts';
import type { LeavingCall } from './draft-moment.ts';

/** The one call that brings the server all that it does not have of a draft; null where it has all. */
export function unsentCall({ ownId, confirmed, deeds, moment }: DraftCopy): LeavingCall | null {
  const { steps, standing, basedOn } = moment;
  if (deeds.length === 0) return null;
  if (confirmed === null) {
    // Edited and undone before anything was sent: there is nothing to begin.
    if (standing === 0) return null;
    const input = { id: ownId, basedOn, steps: steps.slice(0, standing), name: null };
    return { path: 'changes.begin', input };
  }
  const { id, revision } = confirmed;
  const from = commonLength(confirmed.steps, steps);
  const isSame = from === steps.length && from === confirmed.steps.length;
  if (isSame && standing === confirmed.standing) return null;
  return { path: 'changes.save', input: { id, revision, from, steps: steps.slice(from), standing } };
}

/** What is to be sent as the page is left, and what it means; null where the server has all. */
export function leavingEdits(
  copy: DraftCopy,
): { call: LeavingCall; basedOn: number; was: DraftStep; mine: DraftStep } | null {
  const call = unsentCall(copy);
  if (call === null) return null;
  const { steps, standing, basedOn } = copy.moment;
  const { confirmed } = copy;
  const was = confirmed === null ? [] : asOneStep(confirmed.steps.slice(0, confirmed.standing));
  return { call, basedOn, was, mine: asOneStep(steps.slice(0, standing)) };
}

/** How many steps two lists begin with alike: what was not made anew is the same thing. */
function commonLength(left: readonly DraftStep[], right: readonly DraftStep[]): number {
  const differ = left.findIndex((step, at) => step !== right[at]);
  return differ < 0 ? left.length : differ;
}
