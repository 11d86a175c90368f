import { applySteps, changesOfSteps, rebaseSteps } from '@remit/policy/draft/draft-steps';
import { type DraftRow, listDrafts, loadDraftSteps } from '@remit/store/policy/drafts';
import type { DraftsView, DraftSummary, DraftView, ListedDraftView } from './changes-views.ts';
import { openDraft } from './draft-open.ts';
import { typeGuard } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Guard } from '../views.ts';
import { publishedVersion } from '../policy/versions-get.ts';
import { whoAdministers } from '../who-administers.ts';

/** So many are listed; whoever looks for older ones finds the versions that they became. */
const mostListed = 200;

/** Of so many it is worked out what stands against the version in force: each asks for two whole documents. */
const mostCompared = 20;

/** Every draft that is open or, with `ended`, those that are not any more; the last changed first. */
export async function listChanges(call: TenantCall, ended: boolean): Promise<DraftsView> {
  const drafts = await listDrafts(call.tx, ended, mostListed);
  const views: ListedDraftView[] = [];
  for (const draft of drafts) {
    const summary = draftSummary(call, draft, draft.items);
    const asked =
      summary.moved && !ended && views.filter(({ conflicts }) => conflicts !== null).length < mostCompared;
    views.push({ ...summary, conflicts: asked ? await conflictsOf(call, draft) : null });
  }
  return { drafts: views, begin: draftGuard(call) };
}

/** How many items both a draft and the version in force changed, each to something else. */
async function conflictsOf(call: TenantCall, draft: DraftRow): Promise<number> {
  const steps = await loadDraftSteps(call.tx, draft.id);
  const { document: base } = await publishedVersion(call, draft.basedOn);
  const document = applySteps(base, steps.slice(0, draft.standing));
  return rebaseSteps(base, call.policy.published.document, document).conflicts.length;
}

/** One draft with its steps. @throws RemitError `not-found` */
export async function getChange(call: TenantCall, id: string): Promise<DraftView> {
  const { draft, steps, base } = await openDraft(call, id);
  const changed = changesOfSteps(base, steps.slice(0, draft.standing));
  return {
    ...draftSummary(call, draft, changed.length),
    revision: draft.revision,
    version: call.policy.published.version,
    steps,
    standing: draft.standing,
    edit: draftGuard(call),
  };
}

/** Whoever may publish may draft. */
export const draftGuard = (call: TenantCall): Guard =>
  typeGuard(call, 'remit.Policy', 'publish', whoAdministers(call));

/** @param items how many items it sets */
function draftSummary(call: TenantCall, draft: DraftRow, items: number): DraftSummary {
  const { id, number, name, state, basedOn, createdAt, updatedAt } = draft;
  const { scheduledAt, publishedVersion, failure, breakGlass } = draft;
  return {
    id,
    number,
    name,
    author: call.directory.chip(draft.author),
    state,
    basedOn,
    moved: basedOn !== call.policy.published.version,
    items,
    createdAt,
    updatedAt,
    scheduledAt,
    publishedVersion,
    failure,
    breakGlass,
  };
}
