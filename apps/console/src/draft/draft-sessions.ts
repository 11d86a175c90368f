import type { DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import type { TenantCalls } from '../data/calls.ts';
import { postOnLeaving } from '../data/post-on-leaving.ts';
import { draftServer } from './draft-server.ts';
import { draftSession, type DraftSession } from './draft-session.ts';
import { forgetLeftEdits, type LeftEdits, rememberLeftEdits } from './left-edits.ts';
import { waitForDraft } from './unsaved-drafts.ts';

const byTenant = new WeakMap<TenantCalls, DraftSessions>();

/** The drafts of a tenant that this page has open. They outlive the screen on which they were edited. */
export function draftSessionsOf(calls: TenantCalls): DraftSessions {
  const known = byTenant.get(calls) ?? draftSessions(calls);
  byTenant.set(calls, known);
  return known;
}

export type DraftSessions = ReturnType<typeof draftSessions>;

function draftSessions(calls: TenantCalls) {
  const server = draftServer(calls);
  const byId = new Map<string, DraftSession>();
  let unbegun: DraftSession | null = null;

  const all = (): readonly DraftSession[] => [...byId.values(), ...(unbegun === null ? [] : [unbegun])];
  waitForDraft(async () => {
    await Promise.all(all().map((session) => session.settled()));
  });
  let left: readonly Omit<LeftEdits, 'by'>[] = [];
  window.addEventListener('pagehide', () => {
    left = all().flatMap((session) => session.leaving() ?? []);
    for (const edits of left) {
      rememberLeftEdits(calls, edits);
      // What fails is kept, and the next page sends it again.
      postOnLeaving(calls.slug, edits.call.path, edits.call.input).catch(() => undefined);
    }
  });
  window.addEventListener('pageshow', () => {
    // Back as it was, the page still has them and goes on sending them itself.
    for (const edits of left) forgetLeftEdits(calls, edits);
    left = [];
  });

  window.addEventListener('online', () => {
    for (const session of all()) if (session.now().saving === 'waiting') void session.retry();
  });

  return {
    server,
    /** The session of a draft, which hears what the server has by now. */
    of(view: DraftView, base: PolicyDocument): DraftSession {
      const known = byId.get(view.id);
      const session = known ?? draftSession(server, { view, base, basedOn: view.basedOn });
      if (known === undefined) byId.set(view.id, session);
      else known.receive(view, base);
      return session;
    },
    here: (id: string): DraftSession | null => byId.get(id) ?? null,
    /** The session of what is not a draft yet: its first edit makes it one. */
    next(base: PolicyDocument, basedOn: number): DraftSession {
      unbegun ??= draftSession(server, { view: null, id: crypto.randomUUID(), base, basedOn });
      return unbegun;
    },
    /** Once it is begun, it goes by its id. */
    begun(session: DraftSession): void {
      const { id } = session.now();
      if (id === null || session !== unbegun) return;
      byId.set(id, session);
      unbegun = null;
    },
    forget(session: DraftSession): void {
      if (session === unbegun) unbegun = null;
      for (const [id, each] of byId) if (each === session) byId.delete(id);
    },
  };
}
