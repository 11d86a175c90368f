import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyView } from '@remit/api/policy/policy-views';
import type { Guard } from '@remit/api/views';
import { nextDraftState } from '@remit/policy/draft/draft-state';
import { asOneStep, changesOfSteps } from '@remit/policy/draft/draft-steps';
import type { TenantCalls } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { useToast } from '../parts/toasts.tsx';
import { idWord } from '../shell/id-word.ts';
import { useCalls } from '../shell/tenant-context.ts';
import { carryOver, openConflicts } from './carry-over.ts';
import { discardDraft } from './discard-draft.ts';
import type { Draft } from './draft.ts';
import type { DraftSession } from './draft-session.ts';
import { draftSessionsOf, type DraftSessions } from './draft-sessions.ts';
import { sendLeftEdits } from './send-left-edits.ts';
import { type DraftDeed, documentOf, redoOf, restoreItem, undoOf } from './draft-shape.ts';
import type { DraftMoment } from './draft-moment.ts';

/**
 * The draft that the address names (`draft`), shared by all screens of a page; without one, what the first edit makes a
 * draft of. Edits show at once and are saved behind them.
 */
export function useDraft(): Draft {
  const calls = useCalls();
  const sessions = draftSessionsOf(calls);
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const { session, wanted } = useSession(calls, sessions, policy);
  const moment = useSyncExternalStore(session.subscribe, session.now);
  const navigate = useNavigate();
  const toDraft = useEffectEvent((id: string): void => {
    sessions.begun(session);
    calls.queryClient.setQueryData(openKey(calls, id), session);
    void navigate({
      to: '.',
      search: (before) => ({ ...before, draft: id }),
      replace: true,
      resetScroll: false,
    });
  });
  useEffect(() => {
    if (moment.id !== null && wanted === null) toDraft(moment.id);
  }, [moment.id, wanted]);
  const toast = useToast();
  const t = useTranslations('draft');
  const at = useMemo(() => draftAt(calls, session, moment, policy), [calls, session, moment, policy]);
  const goTo = (draft: string | undefined): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, draft }), replace: true, resetScroll: false });
  const laidAside = (name: string, reopen: () => void): void =>
    toast(t('withdrawn', { name }), undefined, { label: t('reopen'), run: reopen });
  return { ...at, discard: () => void discardDraft(calls, session, { goTo, laidAside, refused: toast }) };
}

const openKey = ({ options }: TenantCalls, id: string | null) =>
  [...options.changes.get.pathKey(), 'open', id] as const;

function useSession(
  calls: TenantCalls,
  sessions: DraftSessions,
  policy: PolicyView,
): { readonly session: DraftSession; readonly wanted: string | null } {
  const { draft, at } = useSearch({ strict: false });
  // A draft stands on what is in force now: where another moment is looked at, it waits in the address.
  const wanted = at === undefined ? idWord(draft) : null;
  // Asked again, it tells the session what is new: who looks at the draft is told by the session alone.
  const { data: opened } = useSuspenseQuery({
    queryKey: openKey(calls, wanted),
    queryFn: (): Promise<DraftSession | null> => open(calls, sessions, wanted),
    structuralSharing: false,
  });
  const { document, version } = policy;
  const session = opened ?? sessions.next(document, version);
  useEffect(() => {
    if (opened === null) session.startFrom(document, version);
  }, [session, opened, document, version]);
  return { session, wanted: opened === null ? null : wanted };
}

/** The session of a draft. One that is not there, or not any more, is none: an old link opens the page without it. */
async function open(
  calls: TenantCalls,
  sessions: DraftSessions,
  id: string | null,
): Promise<DraftSession | null> {
  if (id === null) return null;
  const begun = sessions.here(id);
  // What this page has not sent yet is not to be asked for.
  if (begun?.now().revision === null) return begun;
  await sendLeftEdits(calls, id);
  try {
    const view = await calls.client.changes.get.query({ id });
    return sessions.of(view, await sessions.server.base(view.basedOn));
  } catch (error) {
    if (problemOf(error).code !== 'not-found') throw error;
    return null;
  }
}

function draftAt(
  calls: TenantCalls,
  session: DraftSession,
  moment: DraftMoment,
  policy: PolicyView,
): Omit<Draft, 'discard'> {
  const { base, steps, standing, id, name, state, basedOn, saving, notice, met } = moment;
  const edit = editGuard(moment, policy);
  const make = (deed: DraftDeed | null): void => {
    if (deed !== null && edit.allowed) session.make(deed);
  };
  return {
    id,
    name,
    state,
    edit,
    basedOn,
    base,
    document: documentOf(moment),
    step: asOneStep(steps.slice(0, standing)),
    changes: changesOfSteps(base, steps.slice(0, standing)),
    moved: basedOn !== policy.version,
    version: policy.version,
    canUndo: standing > 0 && edit.allowed,
    canRedo: standing < steps.length && edit.allowed,
    saving,
    notice,
    met,
    change: (edits) => {
      if (!edit.allowed) return { ok: false, reason: edit.reason };
      const reason = session.make({ kind: 'change', edit: edits });
      return reason === null ? { ok: true, document: documentOf(session.now()) } : { ok: false, reason };
    },
    restore: (item) => make(restoreItem(base, item)),
    undo: () => make(undoOf(session.now())),
    redo: () => make(redoOf(session.now())),
    rename: (next) => void session.rename(next),
    conflicts: () => openConflicts(session.now(), policy.document),
    rebase: (mine = []) => void carryOver(calls, session, policy, mine),
    choose: (mine) => session.choose(mine),
    retry: () => void session.retry(),
  };
}

/** Whoever may publish may draft, as long as the draft is open. */
function editGuard({ state }: DraftMoment, policy: PolicyView): Guard {
  if (!policy.publish.allowed) return policy.publish;
  const next = nextDraftState(state, { kind: 'edit' });
  return next.ok ? policy.publish : { allowed: false, reason: sentence(next.reason), next: null };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
