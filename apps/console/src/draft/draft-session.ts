import type { DraftStanding, DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/draft/document-items';
import { nextDraftState } from '@remit/policy/draft/draft-state';
import { applySteps, type DraftConflict } from '@remit/policy/draft/draft-steps';
import { chosenEdits } from './chosen-edits.ts';
import {
  confirmedBy,
  type DraftCopy,
  draftCopy,
  replayedOn,
  type StartedDraft,
  withDeed,
} from './draft-copy.ts';
import type { DraftMoment, DraftServer, LeavingCall } from './draft-moment.ts';
import type { DraftDeed } from './draft-shape.ts';
import { keepSending } from './keep-sending.ts';
import { leavingEdits, unsentCall } from './unsent-call.ts';

export type DraftSession = ReturnType<typeof draftSession>;

/**
 * One draft on this page: edits show at once and are sent in order, one call at a time. Where somebody else changed the
 * draft meanwhile, the edits that the server does not have are made again on what it has: neither loses anything.
 */
export function draftSession(server: DraftServer, started: StartedDraft) {
  const kept = keptCopy(draftCopy(started));
  const sending = keepSending(server, {
    send: () => sendUnsent(server, kept),
    takeOver: () => takeOver(server, kept),
    tell: (saving, notice) => {
      if (saving !== 'saved' || kept.now().moment.saving !== 'saved')
        kept.tell(notice === undefined ? { saving } : { saving, notice });
    },
  });

  function make(deed: DraftDeed): string | null {
    const copy = kept.now();
    const done = withDeed(copy, deed);
    if (!done.ok) return done.reason;
    if (done.copy === copy) return null;
    kept.put(done.copy);
    void sending.flush();
    return null;
  }

  function receive(view: DraftView, base: PolicyDocument): void {
    const { confirmed } = kept.now();
    if (confirmed !== null && view.revision <= confirmed.revision) return;
    // What is on its way may be what it is news of.
    const running = sending.running();
    if (running !== null) {
      void running.then(() => receive(view, base));
      return;
    }
    kept.put(replayedOn(kept.now(), view, base));
    if (kept.now().deeds.length > 0) void sending.flush();
  }

  return {
    subscribe: kept.subscribe,
    now: (): DraftMoment => kept.now().moment,
    /** Does a deed at once. @returns why it was not done; null where it was */
    make,
    /** Comes back once nothing is on its way: everything is saved, or what is not says why. */
    settled: sending.settled,
    /** Calls it something else, once it is there to be called anything. */
    async rename(name: string): Promise<void> {
      await sending.running();
      await rename(server, kept, name);
    },
    /** Tells the reader what a call about the whole draft came to. */
    say: (notice: string): void => kept.tell({ notice }),
    /** Tries again at once what could not be saved. */
    retry: sending.retry,
    /** What the server has by now, as somebody heard it; older news than its own are no news. */
    receive,
    /** The version to begin on, while there is nothing to lose. */
    startFrom(base: PolicyDocument, basedOn: number): void {
      const { moment } = kept.now();
      if (moment.id === null && basedOn !== moment.basedOn) kept.tell({ base, basedOn, notice: null });
    },
    ...metEdits(kept, make),
    /** What is to be sent as the page is left, and what it means; null where the server has all. */
    leaving: () => leavingEdits(kept.now()),
  };
}

type KeptCopy = ReturnType<typeof keptCopy>;

/** The copy of a draft that a page has at a time, and who looks at it. */
function keptCopy(first: DraftCopy) {
  const listeners = new Set<() => void>();
  let copy = first;
  const put = (next: DraftCopy): void => {
    copy = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: (): DraftCopy => copy,
    put,
    /** Shows something else of the same copy. */
    tell: (said: Partial<DraftMoment>): void => put({ ...copy, moment: { ...copy.moment, ...said } }),
  };
}

/** @returns whether there was anything to send */
async function sendUnsent(server: DraftServer, kept: KeptCopy): Promise<boolean> {
  const { deeds, moment, confirmed } = kept.now();
  const call = unsentCall(kept.now());
  if (call === null) {
    // What was undone before it was begun can be done again, and only this page has it.
    if (confirmed !== null && deeds.length > 0) kept.put(confirmedBy(kept.now(), confirmed, []));
    return false;
  }
  const standing = await answer(server, call);
  const steps = call.path === 'changes.begin' ? call.input.steps : moment.steps;
  const now = kept.now();
  const left = now.deeds.slice(deeds.length);
  kept.put(confirmedBy(now, { ...standing, steps, standing: moment.standing }, left));
  return true;
}

function answer(server: DraftServer, call: LeavingCall): Promise<DraftStanding> {
  switch (call.path) {
    case 'changes.begin':
      return server.begin(call.input);
    case 'changes.save':
      return server.save(call.input);
    default:
      return call satisfies never;
  }
}

/** @returns why nothing more can be saved; null where it can */
async function takeOver(server: DraftServer, kept: KeptCopy): Promise<string | null> {
  const view = await server.get(kept.now().ownId);
  const { moment } = kept.now();
  const base = view.basedOn === moment.basedOn ? moment.base : await server.base(view.basedOn);
  kept.put(replayedOn(kept.now(), view, base));
  const edit = nextDraftState(view.state, { kind: 'edit' });
  return edit.ok || kept.now().deeds.length === 0 ? null : edit.reason;
}

async function rename(server: DraftServer, kept: KeptCopy, name: string): Promise<void> {
  const { confirmed } = kept.now();
  if (confirmed === null) return;
  try {
    const reply = await server.rename(confirmed.id, name);
    const said = { name: reply.name, revision: reply.revision };
    const copy = kept.now();
    const called = { ...(copy.confirmed ?? confirmed), ...said };
    kept.put({ ...copy, confirmed: called, moment: { ...copy.moment, ...said } });
  } catch (error) {
    kept.tell({ notice: server.problem(error).sentence });
  }
}

/** What its author edited on a page that was left, and somebody else changed meanwhile. */
function metEdits(kept: KeptCopy, make: (deed: DraftDeed) => string | null) {
  let chosen: readonly (() => void)[] = [];
  return {
    /**
     * Keeps such edits, for their author to choose which stay.
     * @param heard hears that they did
     */
    meet(conflicts: readonly DraftConflict[], heard: () => void): void {
      chosen = [...chosen, heard];
      kept.tell({ met: [...kept.now().moment.met, ...conflicts] });
    },
    /** Settles what was met. @param mine the items that stay as their author had them; the others stay as they are */
    choose(mine: readonly ItemName[]): void {
      const edits = chosenEdits(kept.now().moment.met, mine);
      const edit = (document: PolicyDocument) =>
        ({ ok: true, document: applySteps(document, [edits]) }) as const;
      const reason = edits.length === 0 ? null : make({ kind: 'change', edit });
      if (reason !== null) {
        kept.tell({ notice: reason });
        return;
      }
      for (const each of chosen) each();
      chosen = [];
      kept.tell({ met: [] });
    },
  };
}
