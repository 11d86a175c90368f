import { applySteps, type DraftStep, stepBetween } from '@remit/policy/draft/draft-steps';
import { splitDraft, type WholeItems } from '@remit/policy/draft/split-draft';
import { conditionOf, type Staging } from '@remit/policy/draft/staging';
import { validatePolicy } from '@remit/policy/validate/validate';
import { loadDraft } from '@remit/store/policy/drafts';
import { editDraft, newDraft, standingOf } from './changes-edit.ts';
import type { StagedStanding } from './changes-views.ts';
import { type DraftAsked, refusedDraft, requireRevision } from './draft-event.ts';
import { type OpenDraft, openDraft } from './draft-open.ts';
import { listGroups } from '../groups/groups-list.ts';
import { knowsFolder } from '../folders/knows-folder.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Where or for whom a whole draft counts first. */
export type FirstPlace = Exclude<Staging, { kind: 'but' }>;

export interface StagedEdits {
  readonly id: string;
  readonly revision: number;
  readonly first: FirstPlace;
  /** What becomes of that which cannot count in part. */
  readonly rest: WholeItems;
  /** The draft in which everything stays that this one said. Its id is of its author's making, as of every draft. */
  readonly everybody: { readonly id: string; readonly name: string };
}

/**
 * Lets a draft count in one folder, or for one group, first: in one step, which one undo takes back. What it said stays
 * in a draft of its own, and both happen or neither does.
 * @throws RemitError `conflict` when somebody else changed it since `revision`, its state does not allow it, or there is
 *   a draft of the other's id; `invalid` for a folder or a group that the asker does not see, for a draft of which nothing
 *   can count in part, and where what would count in part is no policy; `precondition` when too many drafts are open
 */
export async function stageDraft(call: TenantCall, input: StagedEdits): Promise<StagedStanding> {
  const opened = await openDraft(call, input.id);
  const { draft, base, document } = opened;
  const asked: DraftAsked = { action: 'draft.staged', draft, revision: input.revision };
  requireRevision(call, asked);
  const { first, rest, everybody } = input;
  const step = stepInPart(call, asked, opened, input);
  if ((await loadDraft(call.tx, everybody.id, 'hold')) !== null)
    throw refusedDraft(call, asked, 'conflict', 'there is a draft of that id already; give another one');
  const { basedOn, standing: from } = draft;
  const whole = await newDraft(call, { ...everybody, basedOn, steps: [stepBetween(base, document)] });
  const edited = { from, steps: [step], standing: from + 1 };
  const { id, number, name } = whole;
  const standing = await editDraft(call, asked, edited, { first, rest, everybody: { id, number, name } });
  return { ...standing, everybody: standingOf(whole) };
}

/** What the draft says in part. @throws RemitError `invalid`, as `stageDraft` says */
function stepInPart(
  call: TenantCall,
  asked: DraftAsked,
  { base, document }: OpenDraft,
  { first, rest }: StagedEdits,
): DraftStep {
  const refused = (sentence: string) => refusedDraft(call, asked, 'invalid', sentence);
  if (!isSeen(call, first)) throw refused(`\`first\`: there is no such ${first.kind}`);
  const { step, staged } = splitDraft(base, document, conditionOf(first), rest);
  if (staged.length === 0)
    throw refused(
      'nothing that this draft changes can count in part; publish it for everybody, or leave it open',
    );
  const [problem] = validatePolicy(applySteps(base, [step]));
  if (problem !== undefined)
    throw refused(`in part this draft is no policy: ${problem.path}: ${problem.sentence}`);
  return step;
}

/** Whether the asker may know of it: what is not there and what is not theirs to see are answered alike. */
function isSeen(call: TenantCall, first: FirstPlace): boolean {
  switch (first.kind) {
    case 'folder':
      return call.directory.directory.folders.includes(first.folder) && knowsFolder(call)(first.folder);
    case 'group':
      return listGroups(call).groups.some(({ kind, id }) => kind === 'group' && id === first.group);
    default:
      return first satisfies never;
  }
}
