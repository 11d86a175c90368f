import type { DraftStanding, DraftView } from '@remit/api/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/document-items';
import { type DraftState, nextDraftState } from '@remit/policy/draft-state';
import { applySteps, asOneStep, type DraftConflict, type DraftStep } from '@remit/policy/draft-steps';
import { chosenEdits } from './chosen-edits.ts';
import type { DraftMoment, DraftServer, LeavingCall } from './draft-moment.ts';
import { type DraftDeed, type DraftShape, doDeed } from './draft-shape.ts';

/** What the server has of the draft; null before it has been begun. */
interface Confirmed {
  readonly id: string;
  readonly name: string;
  readonly state: DraftState;
  readonly revision: number;
  readonly steps: readonly DraftStep[];
  readonly standing: number;
}

/** How long edits are gathered before they are sent, in ms. */
const GATHERED = 150;
/** After a failure that may pass, longer each time, in ms. */
const PAUSES = [1_000, 3_000, 10_000, 30_000] as const;

export type DraftSession = ReturnType<typeof draftSession>;

/**
 * One draft on this page: edits show at once and are sent in order, one call at a time. Where somebody else changed the
 * draft meanwhile, the edits that the server does not have are made again on what it has: neither loses anything.
 * @param started the draft as the server has it; or what the first edit makes one of, and the id that it then has
 */
export function draftSession(
  server: DraftServer,
  started: (
    | { readonly view: DraftView; readonly id?: never }
    | { readonly view: null; readonly id: string }
  ) & { readonly base: PolicyDocument; readonly basedOn: number },
) {
  const listeners = new Set<() => void>();
  let confirmed: Confirmed | null = started.view;
  let { basedOn } = started;
  const ownId = started.view?.id ?? started.id ?? '';
  let made = false;
  /** What was done since the server confirmed. */
  let deeds: readonly DraftDeed[] = [];
  let running: Promise<void> | null = null;
  let wake = (): void => undefined;
  let met: { readonly conflicts: readonly DraftConflict[]; readonly chosen: () => void } | null = null;
  let moment: DraftMoment = momentOf(shapeOf(started.base), 'saved', null);

  function shapeOf(base: PolicyDocument): DraftShape {
    return { base, steps: confirmed?.steps ?? [], standing: confirmed?.standing ?? 0 };
  }
  function momentOf(shape: DraftShape, saving: DraftMoment['saving'], notice: string | null): DraftMoment {
    const { name = null, state = 'editing', revision = null } = confirmed ?? {};
    const id = confirmed?.id ?? (made ? ownId : null);
    return { ...shape, id, name, state, revision, basedOn, saving, notice, met: met?.conflicts ?? [] };
  }
  function show(next: DraftMoment): void {
    moment = next;
    for (const listener of listeners) listener();
  }

  /** Takes over what the server has, and makes the edits again that it does not have. */
  function replay(view: DraftView, base: PolicyDocument): void {
    confirmed = view;
    ({ basedOn } = view);
    let shape = shapeOf(base);
    const kept: DraftDeed[] = [];
    const lost: string[] = [];
    for (const deed of deeds) {
      const done = doDeed(shape, deed);
      if (done.ok) {
        ({ shape } = done);
        kept.push(deed);
      } else lost.push(done.reason);
    }
    deeds = kept;
    show(momentOf(shape, deeds.length > 0 ? 'saving' : 'saved', lost[0] ?? moment.notice));
  }

  /** One call with everything that the server does not have. @returns whether there was anything to send */
  async function send(): Promise<boolean> {
    const { steps, standing } = moment;
    const sent = deeds.length;
    if (sent === 0) return false;
    if (confirmed === null) {
      // Edited and undone before anything was sent: there is nothing to begin.
      if (standing === 0) return false;
      const reply = await server.begin({ id: ownId, basedOn, steps: steps.slice(0, standing) });
      settle(reply, steps.slice(0, standing), standing, sent);
      return true;
    }
    const { id, revision } = confirmed;
    const from = commonLength(confirmed.steps, steps);
    if (from === steps.length && from === confirmed.steps.length && standing === confirmed.standing) {
      deeds = deeds.slice(sent);
      return true;
    }
    const reply = await server.save({ id, revision, from, steps: steps.slice(from), standing });
    settle(reply, steps, standing, sent);
    return true;
  }

  function settle(reply: DraftStanding, steps: readonly DraftStep[], standing: number, sent: number): void {
    confirmed = { ...reply, steps, standing };
    deeds = deeds.slice(sent);
    show(momentOf(moment, deeds.length > 0 ? 'saving' : 'saved', moment.notice));
  }

  /** @returns why nothing more can be saved; null where it can */
  async function takeOver(id: string): Promise<string | null> {
    const view = await server.get(id);
    replay(view, view.basedOn === basedOn ? moment.base : await server.base(view.basedOn));
    const edit = nextDraftState(view.state, { kind: 'edit' });
    return edit.ok || deeds.length === 0 ? null : edit.reason;
  }

  async function run(): Promise<void> {
    let failures = 0;
    let stale = false;
    await server.wait(GATHERED);
    for (;;) {
      try {
        if (stale) {
          const refused = await takeOver(ownId);
          stale = false;
          if (refused !== null) {
            show({ ...moment, saving: 'failed', notice: refused });
            return;
          }
        }
        if (!(await send())) break;
        failures = 0;
      } catch (error) {
        const { kind, sentence } = server.problem(error);
        if (kind === 'moved' && !stale) {
          stale = true;
          continue;
        }
        if (kind === 'refused') {
          show({ ...moment, saving: 'failed', notice: sentence });
          return;
        }
        show({ ...moment, saving: 'waiting' });
        await pause(PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0);
        failures += 1;
      }
    }
    if (moment.saving !== 'saved') show({ ...moment, saving: 'saved' });
  }

  /** Waits for a while, or until somebody asks to go on. */
  async function pause(ms: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, server.wait(ms)]);
  }

  function flush(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  async function settled(): Promise<void> {
    if (running === null) return;
    await running;
    await settled();
  }

  function hear(view: DraftView, base: PolicyDocument): void {
    if (confirmed !== null && view.revision <= confirmed.revision) return;
    // What is on its way may be what it is news of.
    if (running !== null) {
      void running.then(() => hear(view, base));
      return;
    }
    replay(view, base);
    if (deeds.length > 0) void flush();
  }

  function make(deed: DraftDeed): string | null {
    const may = nextDraftState(moment.state, { kind: 'edit' });
    if (!may.ok) return may.reason;
    const done = doDeed(moment, deed);
    if (!done.ok) return done.reason;
    if (done.shape === moment) return null;
    deeds = [...deeds, deed];
    made = true;
    show(momentOf(done.shape, 'saving', null));
    void flush();
    return null;
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: (): DraftMoment => moment,
    /** Does a deed at once. @returns why it was not done; null where it was */
    make,
    /** Comes back once nothing is on its way: everything is saved, or what is not says why. */
    settled,
    /** Calls it something else, once it is there to be called anything. */
    async rename(name: string): Promise<void> {
      await running;
      if (confirmed === null) return;
      try {
        const reply = await server.rename(confirmed.id, name);
        confirmed = { ...confirmed, name: reply.name, revision: reply.revision };
        show({ ...moment, name: reply.name, revision: reply.revision });
      } catch (error) {
        show({ ...moment, notice: server.problem(error).sentence });
      }
    },
    /** Tells the reader what a call about the whole draft came to. */
    say: (notice: string): void => show({ ...moment, notice }),
    /** Tries again at once what could not be saved. */
    retry(): Promise<void> {
      wake();
      return flush();
    },
    /** What the server has by now, as somebody heard it; older news than its own are no news. */
    receive: hear,
    /** The version to begin on, while there is nothing to lose. */
    startFrom(base: PolicyDocument, version: number): void {
      if (confirmed !== null || made || version === basedOn) return;
      basedOn = version;
      show(momentOf(shapeOf(base), 'saved', null));
    },
    /**
     * Keeps what its author edited on a page that was left, for them to choose what somebody else changed meanwhile.
     * @param chosen hears that they did
     */
    meet(conflicts: readonly DraftConflict[], chosen: () => void): void {
      const before = met;
      met = {
        conflicts: [...(before?.conflicts ?? []), ...conflicts],
        chosen: () => {
          before?.chosen();
          chosen();
        },
      };
      show({ ...moment, met: met.conflicts });
    },
    /** Settles what was met. @param mine the items that stay as their author had them; the others stay as they are */
    choose(mine: readonly ItemName[]): void {
      const kept = chosenEdits(moment.met, mine);
      const edit = (document: PolicyDocument) =>
        ({ ok: true, document: applySteps(document, [kept]) }) as const;
      const reason = kept.length === 0 ? null : make({ kind: 'change', edit });
      if (reason !== null) {
        show({ ...moment, notice: reason });
        return;
      }
      met?.chosen();
      met = null;
      show({ ...moment, met: [] });
    },
    /** What is to be sent as the page is left, and what it means; null where the server has all. */
    leaving(): { call: LeavingCall; basedOn: number; was: DraftStep; mine: DraftStep } | null {
      const { steps, standing } = moment;
      if (deeds.length === 0) return null;
      const counted = steps.slice(0, standing);
      const mine = asOneStep(counted);
      if (confirmed === null) {
        if (standing === 0) return null;
        const input = { id: ownId, basedOn, steps: counted, name: null };
        return { call: { path: 'changes.begin', input }, basedOn, was: [], mine };
      }
      const { id, revision } = confirmed;
      const from = commonLength(confirmed.steps, steps);
      const was = asOneStep(confirmed.steps.slice(0, confirmed.standing));
      const input = { id, revision, from, steps: steps.slice(from), standing };
      return { call: { path: 'changes.save', input }, basedOn, was, mine };
    },
  };
}

/** How many steps two lists begin with alike: what was not made anew is the same thing. */
function commonLength(left: readonly DraftStep[], right: readonly DraftStep[]): number {
  const differ = left.findIndex((step, at) => step !== right[at]);
  return differ < 0 ? left.length : differ;
}
