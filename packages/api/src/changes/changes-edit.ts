import type { Json } from '@remit/audit/audit-event';
import { changesOfSteps, type DraftStep } from '@remit/policy/draft/draft-steps';
import { itemId } from '@remit/policy/draft/document-items';
import { sameData } from '@remit/policy/same-data';
import { writeAudit } from '@remit/store/audit/audit-log';
import {
  countOpenDrafts,
  type DraftChange,
  type DraftRow,
  insertDraft,
  loadDraft,
  loadDraftSteps,
  updateDraft,
  writeDraftSteps,
} from '@remit/store/policy/drafts';
import type { DraftStanding } from './changes-views.ts';
import { draftDone, type DraftAsked, refusedDraft, requireRevision, stateAfter } from './draft-event.ts';
import { requireDraft } from './draft-open.ts';
import { RemitError } from '../errors.ts';
import { refusedPermission } from '../denial.ts';
import type { TenantCall } from '../tenant-call.ts';
import { publishedVersion } from '../policy/versions-get.ts';

/** Edits of one draft; more of them is another change. */
const mostSteps = 2000;

/** Drafts that are open in a tenant at once. */
const mostOpen = 500;

/** The items of an edit that its event names; of more it says how many there are. */
const mostNamed = 50;

export interface BegunDraft {
  /** Of its author's making, so that a page knows its draft before the server has heard of it, and begins it once. */
  readonly id: string;
  /** The version that it changes: usually the one in force; an older one where its author did not know of the newer. */
  readonly basedOn: number;
  readonly steps: readonly DraftStep[];
  /** Null to call it by its number. */
  readonly name: string | null;
}

/**
 * Begins a draft with its first edits.
 * @throws RemitError `not-found` for a version that was never published; `conflict` when it was begun already, with
 *   other edits or by somebody else; `precondition` when too many drafts are open
 */
export async function beginDraft(call: TenantCall, input: BegunDraft): Promise<DraftStanding> {
  await publishedVersion(call, input.basedOn);
  const there = await loadDraft(call.tx, input.id, 'hold');
  if (there !== null) {
    // A page that is left sends it again, not knowing what became of the first time: nothing is done twice.
    if (await isJustBegun(call, there, input)) return standingOf(there);
    const asked: DraftAsked = { action: 'draft.begun', draft: there, revision: null };
    throw refusedDraft(call, asked, 'conflict', 'this draft has been begun already; go on with what it says');
  }
  const draft = await newDraft(call, input);
  const asked: DraftAsked = { action: 'draft.begun', draft, revision: null };
  await writeAudit(call.tx, draftDone(call, asked, draft, named(input.steps)));
  return standingOf(draft);
}

/**
 * Puts a draft there that nobody began before, without an event of its own.
 * @throws RemitError `precondition` when too many drafts are open
 */
export async function newDraft(call: TenantCall, input: BegunDraft): Promise<DraftRow> {
  if ((await countOpenDrafts(call.tx)) >= mostOpen) {
    const sentence = `there are ${mostOpen} open drafts already; publish or withdraw some first`;
    const target = { type: 'remit.Draft', id: null };
    throw new RemitError('precondition', sentence, {
      denial: refusedPermission(call, call.access.permission, target, [], sentence),
    });
  }
  const { member } = call.subject;
  const draft = await insertDraft(call.tx, {
    id: input.id,
    name: input.name,
    author: member.id,
    person: member.person,
    basedOn: input.basedOn,
    standing: input.steps.length,
  });
  await writeDraftSteps(call.tx, draft.id, { from: 0, steps: input.steps, author: member.id });
  return draft;
}

/** Whether a draft is what the same call made of it, by the same author, and nothing since. */
async function isJustBegun(
  { tx, subject }: TenantCall,
  { id, author, basedOn, revision }: DraftRow,
  input: BegunDraft,
): Promise<boolean> {
  if (author !== subject.member.id || basedOn !== input.basedOn || revision !== 1) return false;
  return sameData(await loadDraftSteps(tx, id), input.steps);
}

export interface SavedEdits {
  readonly id: string;
  readonly revision: number;
  /** How many of the steps that are there stay; what was undone and then edited over goes. */
  readonly from: number;
  /** Those behind them. */
  readonly steps: readonly DraftStep[];
  /** How many count from now on: undo takes from them, redo gives back. */
  readonly standing: number;
}

/**
 * Saves what was edited, undone or redone. An approval was of what it said before: it is edited again.
 * @throws RemitError `conflict` when somebody else changed it since `revision`, or its state does not allow it;
 *   `invalid` for steps that cannot be
 */
export async function saveDraft(call: TenantCall, input: SavedEdits): Promise<DraftStanding> {
  const draft = await requireDraft(call, input.id);
  const asked: DraftAsked = { action: 'draft.edited', draft, revision: input.revision };
  return editDraft(call, asked, input);
}

/**
 * Makes edits of a draft that its caller holds, and writes down what was asked for.
 * @param after what its event says besides
 * @throws RemitError as `saveDraft` does
 */
export async function editDraft(
  call: TenantCall,
  asked: DraftAsked,
  input: Pick<SavedEdits, 'from' | 'steps' | 'standing'>,
  after: Readonly<Record<string, Json>> = {},
): Promise<DraftStanding> {
  const { draft } = asked;
  requireRevision(call, asked);
  const state = stateAfter(call, asked, { kind: 'edit' });
  const there = await loadDraftSteps(call.tx, draft.id);
  const count = input.from + input.steps.length;
  if (input.from > there.length)
    throw refusedDraft(call, asked, 'invalid', `\`from\`: this draft has ${there.length} steps`);
  if (count > mostSteps)
    throw refusedDraft(
      call,
      asked,
      'invalid',
      `\`steps\`: a draft has at most ${mostSteps} edits; publish it, and go on in another one`,
    );
  if (input.standing > count)
    throw refusedDraft(call, asked, 'invalid', `\`standing\`: of ${count} steps at most ${count} count`);
  // An undo alone leaves the steps where they are, so that a redo finds them.
  if (input.from < there.length || input.steps.length > 0) {
    await writeDraftSteps(call.tx, draft.id, { ...input, author: call.subject.member.id });
  }
  const { person } = call.subject.member;
  const change = { state, standing: input.standing, failure: null, person };
  return changeDraft(call, asked, change, { ...named(input.steps), ...after });
}

export interface RebasedEdits {
  readonly id: string;
  readonly revision: number;
  /** The version in force, to which its caller took the edits over. */
  readonly onto: number;
  /** Everything that the draft says of it. */
  readonly steps: readonly DraftStep[];
}

/**
 * Takes a draft over to the version in force. What its author chose where both changed one item is in the steps.
 * @throws RemitError `conflict` when yet another version is in force, or as `saveDraft` does
 */
export async function rebaseDraft(call: TenantCall, input: RebasedEdits): Promise<DraftStanding> {
  const draft = await requireDraft(call, input.id);
  const asked: DraftAsked = { action: 'draft.rebased', draft, revision: input.revision };
  requireRevision(call, asked);
  const { version, document } = call.policy.published;
  if (input.onto !== version) {
    throw refusedDraft(
      call,
      asked,
      'conflict',
      `version ${version} is in force, not ${input.onto}; take your changes over to that one`,
    );
  }
  const left = changesOfSteps(document, input.steps).length > 0;
  const state = stateAfter(call, asked, { kind: left ? 'edit' : 'supersede' });
  await writeDraftSteps(call.tx, draft.id, { from: 0, steps: input.steps, author: call.subject.member.id });
  const { person } = call.subject.member;
  const change = { state, basedOn: version, standing: input.steps.length, failure: null, person };
  return changeDraft(call, asked, change, named(input.steps));
}

/** Calls a draft something else. @throws RemitError `conflict` for one that is over */
export async function renameDraft(
  call: TenantCall,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.renamed', draft, revision: null };
  const state = stateAfter(call, asked, { kind: 'rename' });
  return changeDraft(call, asked, { state, name });
}

/** Lays a draft aside: nothing of it is lost, and it can be taken up again. */
export async function withdrawDraft(
  call: TenantCall,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.withdrawn', draft, revision };
  requireRevision(call, asked);
  const state = stateAfter(call, asked, { kind: 'withdraw' });
  return changeDraft(call, asked, { state, schedule: null });
}

/** Takes up a draft that was withdrawn, as it was. */
export async function reopenDraft(call: TenantCall, id: string): Promise<DraftStanding> {
  const draft = await requireDraft(call, id);
  const asked: DraftAsked = { action: 'draft.reopened', draft, revision: null };
  const state = stateAfter(call, asked, { kind: 'reopen' });
  return changeDraft(call, asked, { state });
}

async function changeDraft(
  call: TenantCall,
  asked: DraftAsked,
  change: DraftChange,
  after: Readonly<Record<string, Json>> = {},
): Promise<DraftStanding> {
  const now = await updateDraft(call.tx, asked.draft.id, change);
  await writeAudit(call.tx, draftDone(call, asked, now, after));
  return standingOf(now);
}

/** The items that steps set, by name. */
function named(steps: readonly DraftStep[]): { readonly items?: readonly string[]; readonly more?: number } {
  const items = [...new Set(steps.flat().map(itemId))];
  if (items.length === 0) return {};
  const more = items.length - mostNamed;
  return { items: items.slice(0, mostNamed), ...(more > 0 ? { more } : {}) };
}

/** What every reply to an edit says of the draft. */
export const standingOf = ({ id, name, state, revision, basedOn }: DraftRow): DraftStanding => ({
  id,
  name,
  state,
  revision,
  basedOn,
});
