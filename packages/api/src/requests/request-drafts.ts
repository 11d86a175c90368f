import { randomUUID } from 'node:crypto';
import { writeAudit } from '@remit/store/audit/audit-log';
import {
  deleteRequestDraft,
  type DraftEntries,
  insertRequestDraft,
  listRequestDrafts,
  saveRequestDraft,
  type StoredRequestDraft,
} from '@remit/store/requests/request-drafts';
import { begunDraftId } from '../changes/begun-draft-id.ts';
import { denialOf } from '../denial.ts';
import { draftEvent, ownDraft, requireDraft, type SeenDraft } from './draft-of-request.ts';
import { RemitError } from '../errors.ts';
import { rowsGuard } from '../guard.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import type { RequestDraftView } from './request-draft-views.ts';
import { requirePlaces } from '../require/require-places.ts';
import { requestTypes, requireRequestType } from './request-types.ts';
import { requireSubmitter } from '../approvals/submitters.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How many drafts somebody has at most. */
const mostDrafts = 50;

/** A draft by the form that begins it. */
export interface BegunDraft {
  /** The form's own. */
  readonly key: string;
  /** How many saves of it the form sent before this one. */
  readonly saves: number;
}

/** The asker's requests that they have not sent, last saved first. */
export async function myDrafts(call: TenantCall): Promise<readonly RequestDraftView[]> {
  const drafts = await listRequestDrafts(call.tx, call.subject.member.id);
  return drafts.map((draft) => viewOf(call, draft));
}

function viewOf(call: TenantCall, draft: StoredRequestDraft): RequestDraftView {
  const { directory } = call;
  const type = requestTypes(call).find(({ name }) => name === draft.type);
  const people = (type?.fields ?? []).flatMap(({ name, type: fieldType }) =>
    fieldType === 'member' ? (directory.chip(draft.fields[name] ?? null) ?? []) : [],
  );
  return { ...draft, people, onBehalfOf: directory.chip(draft.onBehalfOf) };
}

/** One of them. @throws RemitError `not-found`, audited, also for somebody else's */
export async function getDraft(call: TenantCall, id: string): Promise<RequestDraftView> {
  const draft = await ownDraft(call, id, 'look');
  if (draft === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  return viewOf(call, draft);
}

/**
 * Saves what the asker wrote of a request, whatever is missing yet.
 * @param over the draft that it is saved over, and which stays of its type; null begins one
 * @param begun which draft is begun, where the form may have begun it already without having heard so; null: another one
 * @throws RemitError `forbidden` for whoever may submit nothing anywhere; `not-found` for a draft that was sent or thrown
 *   away; `conflict` for one that was saved since it was seen; `invalid` for a place that is not there. All but `invalid`
 *   are audited.
 */
export async function saveDraft(
  call: TenantCall,
  {
    over,
    begun,
    type: named,
    entries,
  }: {
    readonly over: SeenDraft | null;
    readonly begun: BegunDraft | null;
    readonly type: string;
    readonly entries: DraftEntries;
  },
): Promise<RequestDraftView> {
  const type = requireRequestType(call, named);
  if (entries.onBehalfOf !== null) requireSubmitter(call, type, entries.onBehalfOf);
  else if (!rowsGuard(call, type.name, 'create', null).allowed) {
    throw denialOf(call, `${type.name}:create`, null, [{ kind: 'no-grant', tried: [] }]);
  }
  requirePlaces(call, entries);
  const id = over?.id ?? (begun === null ? randomUUID() : begunDraftId(call, begun.key));
  const isNew = over === null && (await beginDraft(call, id, type.name, entries));
  const before =
    over === null
      ? isNew
        ? null
        : await ownDraft(call, id, 'lock')
      : await requireDraft(call, over, 'request.saved');
  // A save of the same form that was sent after this one came before it.
  if (before !== null && begun !== null && begun.saves < before.revision) return viewOf(call, before);
  if (!isNew) await saveRequestDraft(call.tx, id, entries);
  const saved = await getDraft(call, id);
  await writeAudit(call.tx, draftEvent(call, 'request.saved', { before, after: saved }));
  return saved;
}

/** Begins a draft. @returns false where it was begun already */
async function beginDraft(
  call: TenantCall,
  id: string,
  type: string,
  entries: DraftEntries,
): Promise<boolean> {
  const member = call.subject.member.id;
  const others = (await listRequestDrafts(call.tx, member)).filter((draft) => draft.id !== id);
  if (others.length >= mostDrafts) {
    throw new RemitError('invalid', `you have ${mostDrafts} drafts; send or throw away one first`);
  }
  return insertRequestDraft(call.tx, { id, member }, type, entries);
}

/**
 * Throws away a draft, and its files with it.
 * @throws RemitError `not-found` and `conflict`, as `saveDraft` does
 */
export async function discardDraft(call: TenantCall, seen: SeenDraft): Promise<{ readonly id: string }> {
  const draft = await requireDraft(call, seen, 'request.discarded');
  await deleteRequestDraft(call.tx, draft.id);
  await writeAudit(call.tx, draftEvent(call, 'request.discarded', { before: draft, after: null }));
  return { id: draft.id };
}
