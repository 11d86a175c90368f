import type { PolicyView } from '@remit/api/policy/policy-views';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/draft/document-items';
import { applySteps, type DraftConflict, rebaseSteps, stepBetween } from '@remit/policy/draft/draft-steps';
import type { TenantCalls } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { chosenEdits } from './chosen-edits.ts';
import type { DraftSession } from './draft-session.ts';
import { documentOf } from './draft-shape.ts';
import type { DraftMoment } from './draft-moment.ts';

/** What a draft and the version in force both changed, each to something else. */
export const openConflicts = (moment: DraftMoment, present: PolicyDocument): readonly DraftConflict[] =>
  rebaseSteps(moment.base, present, documentOf(moment)).conflicts;

/**
 * Takes a draft over to the version in force: what only one side changed is as that side has it.
 * @param mine of what both changed, the items that stay as the draft has them
 */
export async function carryOver(
  { client, queryClient, options }: TenantCalls,
  session: DraftSession,
  { version, document: present }: PolicyView,
  mine: readonly ItemName[],
): Promise<void> {
  await session.settled();
  const moment = session.now();
  const { id, revision } = moment;
  if (id === null || revision === null) return;
  const { document, conflicts } = rebaseSteps(moment.base, present, documentOf(moment));
  const step = stepBetween(present, applySteps(document, [chosenEdits(conflicts, mine)]));
  try {
    await client.changes.rebase.mutate({
      id,
      revision,
      onto: version,
      steps: step.length === 0 ? [] : [step],
    });
  } catch (error) {
    session.say(problemOf(error).message);
    await queryClient.invalidateQueries({ queryKey: options.policy.current.queryKey() });
  }
  session.receive(await client.changes.get.query({ id }), present);
}
