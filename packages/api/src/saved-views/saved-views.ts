import type { AuditEvent } from '@remit/audit/audit-event';
import { writeAudit } from '@remit/store/audit/audit-log';
import { dropView, keepView, readViews, type SavedView } from '@remit/store/saved-views';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import type { SavedViewsView } from './saved-views-view.ts';
import type { TenantCall } from '../tenant-call.ts';

/** More than this is no help to anybody. */
const mostKept = 50;

/** What the asker kept of a screen. */
export async function viewsOf(call: TenantCall, screen: string): Promise<SavedViewsView> {
  return { views: await readViews(call.tx, call.subject.member.id, screen) };
}

/**
 * Keeps what a screen shows, for the asker alone; one of theirs of that name gives way to it.
 * @throws RemitError `invalid` where they keep as many as there may be
 */
export async function saveView(call: TenantCall, screen: string, view: SavedView): Promise<SavedViewsView> {
  const { id } = call.subject.member;
  const kept = await readViews(call.tx, id, screen);
  const before = kept.find(({ name }) => name === view.name);
  if (before === undefined && kept.length >= mostKept) {
    throw new RemitError('invalid', `you keep ${mostKept} views of it, which is the most; delete one first`);
  }
  await keepView(call.tx, id, screen, view);
  const change = { before: before?.words ?? null, after: view.words };
  await writeAudit(call.tx, viewEvent(call, 'view.saved', screen, view.name, change));
  return viewsOf(call, screen);
}

/**
 * Forgets a view of the asker's.
 * @throws RemitError `not-found` where they have none of that name
 */
export async function deleteView(call: TenantCall, screen: string, name: string): Promise<SavedViewsView> {
  const dropped = await dropView(call.tx, call.subject.member.id, screen, name);
  if (dropped === null) throw new RemitError('not-found', 'you have no view of that name');
  const change = { before: dropped.words, after: null };
  await writeAudit(call.tx, viewEvent(call, 'view.deleted', screen, name, change));
  return viewsOf(call, screen);
}

function viewEvent(
  call: TenantCall,
  action: 'view.saved' | 'view.deleted',
  screen: string,
  name: string,
  change: Pick<AuditEvent, 'before' | 'after'>,
): AuditEvent {
  return {
    ...happenedIn(call, null),
    ...change,
    action,
    target: { type: 'remit.Member', id: call.subject.member.id },
    outcome: 'allow',
    because: [],
    details: { screen, name },
  };
}
