import { changesOfSteps } from '@remit/policy/draft-steps';
import { type DraftRow, listDrafts } from '@remit/store/drafts';
import type { DraftsView, DraftSummary, DraftView } from './changes-views.ts';
import { openDraft } from './draft-open.ts';
import { typeGuard } from './guard.ts';
import type { TenantCall } from './tenant-call.ts';
import type { Guard } from './views.ts';
import { whoAdministers } from './who-administers.ts';

/** So many are listed; whoever looks for older ones finds the versions that they became. */
const mostListed = 200;

/** Every draft that is open or, with `ended`, those that are not any more; the last changed first. */
export async function listChanges(call: TenantCall, ended: boolean): Promise<DraftsView> {
  const drafts = await listDrafts(call.tx, ended, mostListed);
  return { drafts: drafts.map((draft) => draftSummary(call, draft, draft.items)), begin: draftGuard(call) };
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
export function draftSummary(call: TenantCall, draft: DraftRow, items: number): DraftSummary {
  const { id, number, name, state, basedOn, createdAt, updatedAt } = draft;
  const { scheduledAt, publishedVersion, failure } = draft;
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
  };
}
